import { z } from 'zod'
import Firewall from '#contract/facts/firewall.js'
import { type Host, ifThere } from '../../host.js'
import { defineProbe, ProbeError } from '../../probe.js'
import { inboundByZones, readZones } from '../../tools/firewalld/zones.js'

const off = {
  tool: 'firewalld',
  enabled: false,
  defaultInbound: 'allow' as const,
  ruleCount: 0,
  managedBy: 'firewalld',
}

const isRunning = async (host: Host): Promise<boolean> =>
  (await ifThere(host.stat('/run/firewalld/firewalld.pid'))) !== null ||
  (await ifThere(host.stat('/run/firewalld.pid'))) !== null

const ask = async (host: Host, question: string): Promise<string> => {
  const { code, stdout, stderr } = await host.run('firewall-cmd', [question])
  if (code === 0) return stdout
  throw new ProbeError(
    host.isPrivileged ? 'unreadable' : 'denied',
    `firewall-cmd: ${stderr.trim() || `exit code ${code}`}`,
  )
}

/** The firewall of Red Hat, Fedora, SUSE and theirs. */
export default defineProbe({
  topic: Firewall,
  summary: 'What the zones of firewalld let in (needs root).',
  platforms: ['linux'],
  automatic: true,
  options: z.object({}),

  async collect(host) {
    const installed = await ifThere(host.stat('/usr/sbin/firewalld'))
    if (installed === null) throw new ProbeError('absent', 'firewalld is not installed')
    // Starting its client costs a Python; while it does not run there is nothing to ask.
    if (!(await isRunning(host))) return [off]
    const zones = readZones(await ask(host, '--list-all-zones'))
    const defaultZone = (await ask(host, '--get-default-zone')).trim()
    return [{ tool: 'firewalld', ...inboundByZones(zones, defaultZone), managedBy: 'firewalld' }]
  },
})
