import { z } from 'zod'
import { Interval } from '#agents/interval.js'
import { runAgent } from '#agents/main.js'
import { defineCommand } from '../command.js'

export default defineCommand({
  summary: 'Runs the probes of this machine and reports to the server.',
  options: z.object({
    once: z.boolean().default(false).describe('Run once and end; exit code 1 where something was not taken.'),
    every: Interval.optional().describe('How often, such as 5m; else as the configuration says.'),
    config: z.string().default('agent.yaml').describe('The configuration of the agent.'),
    print: z.boolean().default(false).describe('Print one report as JSON and send nothing.'),
  }),
  examples: ['popis agent run --every 5m', 'popis agent run --once', 'popis agent run --print'],

  async run({ options: { once, every, config, print }, terminal }) {
    return (await runAgent({ config, everySeconds: every ?? null, once, print }, terminal)) ? 0 : 1
  },
})
