import { z } from 'zod'
import { columns } from '#agents/columns.js'
import { diagnose } from '#agents/doctor/diagnose.js'
import { version } from '#lib/version.js'
import { defineCommand, type ExitCode } from '../command.js'

export default defineCommand({
  summary:
    'Looks whether the agent of this machine can report, and why not. Exit code 1: something is wrong; 2: its configuration is; 3: the server was not reached.',
  options: z.object({
    config: z.string().default('agent.yaml').describe('The configuration of the agent.'),
    format: z.enum(['table', 'json']).default('table').describe('How to print it.'),
  }),
  examples: [
    'popis agent doctor',
    'popis agent doctor --config /etc/popis/agent.yaml',
    'popis agent doctor --format json',
  ],

  async run({ options: { config, format }, terminal }) {
    const findings = await diagnose({ config })
    const failed = findings.filter(({ state }) => state === 'fail').map(({ check }) => check)
    const code: ExitCode =
      failed.length === 0 ? 0 : failed.includes('config') ? 2 : failed.includes('server') ? 3 : 1
    if (format === 'json') terminal.out(JSON.stringify({ version, code, findings }, null, 2))
    else
      for (const line of columns(findings.map((one) => [one.state, one.check, one.says]))) terminal.out(line)
    return code
  },
})
