import { z } from 'zod'
import { actByCommand } from '../act-by-command.js'
import { defineCommand } from '../command.js'

export default defineCommand({
  summary: 'Records a payment for a row of a plan.',
  usage: 'ROW',
  takes: [1, 1],
  options: z.object({
    amount: z.coerce.number().describe('How much, in the currency of the plan, such as 70000.50.'),
    on: z.iso.date().describe('Day of payment.'),
    invoice: z.string().optional().describe('Number of the invoice.'),
    source: z.string().optional().describe('The funding source that paid.'),
  }),
  examples: ['popis plan pay 2.1.8 --amount 840000 --on 2026-11-20 --invoice 312/2026'],
  run: ({ options, args: [row = ''], terminal }) => actByCommand(terminal, 'pay', row, options),
})
