import { z } from 'zod'
import { actByCommand } from '../act-by-command.js'
import { defineCommand } from '../command.js'

export default defineCommand({
  summary: 'Records what an indicator of a row of a plan counts on a day.',
  usage: 'ROW INDICATOR VALUE',
  takes: [3, 3],
  options: z.object({
    on: z.iso.date().describe('Day on which it was counted.'),
    document: z.string().optional().describe('The paper that says so.'),
    target: z.coerce
      .number()
      .optional()
      .describe('What is to be reached, where the row has no such indicator yet.'),
    unit: z.string().optional().describe('In what it is counted, where the indicator is new.'),
  }),
  examples: ['popis plan value 1.2.7 "programmers trained" 2 --on 2026-11-20 --target 2'],
  run: ({ options, args: [row = '', indicator = '', value = ''], terminal }) =>
    actByCommand(terminal, 'value', row, {
      ...options,
      indicator,
      value: value.trim() === '' ? value : Number(value),
    }),
})
