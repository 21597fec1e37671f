import { z } from 'zod'
import { actByCommand, actOnPlanByCommand } from '../act-by-command.js'
import { defineCommand } from '../command.js'

export default defineCommand({
  summary: 'Lets what a lint rule says of a row of a plan, or of the plan as a whole, stand, with a reason.',
  usage: 'RULE ROW|PLAN',
  takes: [2, 2],
  options: z.object({
    reason: z.string().optional().describe('Why it may stay; with --take-back it may be left out.'),
    with: z.string().optional().describe('The other rows that the remark names, such as 2.1.9,2.2.1.'),
    whole: z.boolean().default(false).describe('The remark is on the plan as a whole: name the plan.'),
    takeBack: z.boolean().default(false).describe('Takes the acceptance back instead.'),
  }),
  examples: [
    'popis plan accept approves-own-work 1.1.1 --reason "the deputy confirms it"',
    'popis plan accept rows-say-the-same 1.1.5 --with 1.1.6 --reason "two entries in the same year"',
    'popis plan accept strategy-run-out plan-2019-2020 --whole --reason "the next strategy is drafted"',
    'popis plan accept approves-own-work 1.1.1 --take-back',
  ],
  run({ options: { reason, with: others, whole, takeBack }, args: [rule = '', on = ''], terminal }) {
    const act = takeBack ? 'take-back' : 'accept'
    if (whole) return actOnPlanByCommand(terminal, act, on, { rule, reason })
    if (takeBack) return actByCommand(terminal, act, on, { rule, reason })
    const number = on.slice(on.indexOf('/') + 1)
    const measures = [number, ...(others ?? '').split(',').map((one) => one.trim())].filter(Boolean)
    return actByCommand(terminal, act, on, { rule, reason, measures })
  },
})
