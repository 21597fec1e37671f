import { z } from 'zod'
import { Interval } from '#agents/interval.js'
import { openLogFile } from '#agents/log-file.js'
import { runAgent } from '#agents/main.js'
import { defineCommand } from '../command.js'

export default defineCommand({
  summary: 'Runs the probes of this machine and reports to the server.',
  options: z.object({
    once: z.boolean().default(false).describe('Run once and end; exit code 1 where something was not taken.'),
    every: Interval.optional().describe('How often, such as 5m; else as the configuration says.'),
    config: z.string().default('agent.yaml').describe('The configuration of the agent.'),
    log: z
      .string()
      .optional()
      .describe('A file that is told the same; it and the one before it hold at most 1 MiB each.'),
    print: z.boolean().default(false).describe('Print one report as JSON and send nothing.'),
  }),
  examples: ['popis agent run --every 5m', 'popis agent run --once', 'popis agent run --print'],

  async run({ options: { once, every, config, log, print }, terminal }) {
    const run = { config, everySeconds: every ?? null, once, print }
    if (log === undefined) return (await runAgent(run, terminal)) ? 0 : 1
    const file = openLogFile(log, terminal)
    try {
      return (await runAgent(run, file)) ? 0 : 1
    } catch (error) {
      file.note(error instanceof Error ? error.message : String(error))
      throw error
    }
  },
})
