import { z } from 'zod'
import Firewall from '#contract/facts/firewall.js'
import { defineProbe, ProbeError } from '../../probe.js'

const tool = '/usr/libexec/ApplicationFirewall/socketfilterfw'

/** `Firewall is enabled. (State = 1)`: 0 off, 1 on for programs that nobody has let in, 2 nothing comes in at all. */
export const readState = (output: string): number => {
  const state = /\(State = (\d)\)/.exec(output)?.[1]
  if (state === undefined) throw new ProbeError('unreadable', 'socketfilterfw does not tell its state')
  return Number(state)
}

/** The firewall of macOS decides by program: one that nobody has let in gets nothing. */
export default defineProbe({
  topic: Firewall,
  summary: 'Whether the firewall of macOS is on.',
  platforms: ['darwin'],
  automatic: true,
  options: z.object({}),

  async collect(host) {
    const { code, stdout, stderr } = await host.run(tool, ['--getglobalstate'])
    if (code !== 0)
      throw new ProbeError('unreadable', `socketfilterfw: ${stderr.trim() || `exit code ${code}`}`)
    const enabled = readState(stdout) > 0
    return [
      {
        tool: 'macos',
        enabled,
        defaultInbound: enabled ? ('deny' as const) : ('allow' as const),
        ruleCount: null,
        managedBy: null,
      },
    ]
  },
})
