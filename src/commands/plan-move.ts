import { z } from 'zod'
import { actByCommand } from '../act-by-command.js'
import { defineCommand } from '../command.js'

export default defineCommand({
  summary: 'Moves the deadline of a row of a plan; the one before stays on it with the reason.',
  usage: 'ROW',
  takes: [1, 1],
  options: z.object({
    to: z.iso.date().describe('The new deadline, such as 2026-12-31.'),
    reason: z.string().describe('Why.'),
    approvedBy: z.string().optional().describe('Id of the office that approved it; no owner of the row.'),
    on: z.iso.date().optional().describe('Day of the decision; today if left out.'),
  }),
  examples: [
    'popis plan move 2.1.8 --to 2026-12-31 --reason "the tender was repeated"',
    'popis plan move plan-2026/2.1.8 --to 2026-12-31 --reason "late offer" --approved-by head-of-administration',
  ],
  run: ({ options, args: [row = ''], terminal }) => actByCommand(terminal, 'move', row, options),
})
