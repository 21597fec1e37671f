import { z } from 'zod'
import Firewall from '#contract/facts/firewall.js'
import { type Host, ifThere } from '../../host.js'
import { readAssignments } from '../../linux/values.js'
import { defineProbe, ProbeError } from '../../probe.js'

const policies = { deny: 'deny', reject: 'reject', allow: 'allow' } as const

const isPolicy = (name: string | undefined): name is keyof typeof policies =>
  name !== undefined && Object.hasOwn(policies, name)

/** Reads `ufw status verbose`. */
export const readStatus = (output: string) => {
  const status = /^Status: (\w+)/m.exec(output)?.[1]
  if (status === 'inactive') return { enabled: false, defaultInbound: policies.allow, ruleCount: 0 }
  const policy = /^Default: (\w+) \(incoming\)/m.exec(output)?.[1]
  if (status !== 'active' || !isPolicy(policy))
    throw new ProbeError('unreadable', 'ufw answers in a way that is not known')
  const rules = output.split('\n').filter((line) => /\s(ALLOW|DENY|REJECT|LIMIT)( IN)?\s{2,}/.test(line))
  return { enabled: true, defaultInbound: policies[policy], ruleCount: rules.length }
}

const askUfw = async (host: Host): Promise<string> => {
  const { code, stdout, stderr } = await host.run('ufw', ['status', 'verbose'])
  if (code === 0) return stdout
  const said = stderr.trim() || stdout.trim() || `exit code ${code}`
  throw new ProbeError(
    host.isPrivileged ? 'unreadable' : 'denied',
    said.startsWith('ufw') ? said : `ufw: ${said}`,
  )
}

/** The firewall of Ubuntu and others. */
export default defineProbe({
  topic: Firewall,
  summary: 'What ufw lets in (needs root where ufw is switched on).',
  platforms: ['linux'],
  automatic: true,
  options: z.object({}),

  async collect(host) {
    const settings = await ifThere(host.read('/etc/ufw/ufw.conf'))
    if (settings === null) throw new ProbeError('absent', 'ufw is not installed')
    // ufw itself looks here first and says no more than this when it is off; starting it costs a Python.
    const isOff = readAssignments(settings).get('ENABLED')?.toLowerCase() !== 'yes'
    const status = readStatus(isOff ? 'Status: inactive' : await askUfw(host))
    return [{ tool: 'ufw', ...status, managedBy: 'ufw' }]
  },
})
