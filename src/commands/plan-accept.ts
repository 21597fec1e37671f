import { z } from 'zod'
import { actByCommand } from '../act-by-command.js'
import { defineCommand } from '../command.js'

export default defineCommand({
  summary: 'Lets what a lint rule says of a row of a plan stand, with a reason.',
  usage: 'RULE ROW',
  takes: [2, 2],
  options: z.object({
    reason: z.string().optional().describe('Why it may stay; with --take-back it may be left out.'),
    with: z.string().optional().describe('The other rows that the remark names, such as 2.1.9,2.2.1.'),
    takeBack: z.boolean().default(false).describe('Takes the acceptance back instead.'),
  }),
  examples: [
    'popis plan accept approves-own-work 1.1.1 --reason "the deputy confirms it"',
    'popis plan accept rows-say-the-same 1.1.5 --with 1.1.6 --reason "two entries in the same year"',
    'popis plan accept approves-own-work 1.1.1 --take-back',
  ],
  run({ options: { reason, with: others, takeBack }, args: [rule = '', row = ''], terminal }) {
    if (takeBack) return actByCommand(terminal, 'take-back', row, { rule, reason })
    const number = row.slice(row.indexOf('/') + 1)
    const measures = [number, ...(others ?? '').split(',').map((one) => one.trim())].filter(Boolean)
    return actByCommand(terminal, 'accept', row, { rule, reason, measures })
  },
})
