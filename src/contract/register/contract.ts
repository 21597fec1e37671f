import { z } from 'zod'
import { calendarDay, text } from '../field.js'
import { Id, LocalText, Money } from './text.js'

/** An agreement with a supplier. */
export const Contract = z.strictObject({
  id: Id.describe('Number or id of the contract.'),
  name: LocalText.describe('What it is about.'),
  kind: z
    .enum([
      'internet',
      'virtual-server',
      'software-maintenance',
      'equipment-maintenance',
      'website',
      'domain',
      'other',
    ])
    .describe('What is supplied.'),
  number: text(64).optional().describe('Number on the paper.'),
  supplier: text().describe('Who supplies it.'),
  start: calendarDay().optional().describe('First day.'),
  end: calendarDay().nullable().describe('Last day on which it holds; null where it has no end.'),
  reviewedOn: calendarDay().nullable().optional().describe('Day on which the supplier was last reviewed.'),
  securityClause: z.boolean().optional().describe('Whether it says what the supplier must do for security.'),
  contact: text().optional().describe('Whom to call.'),
  amount: Money.optional().describe('What it costs for its term.'),
  bitsPerSecond: z.number().min(0).optional().describe('Contracted speed of a link.'),
  measure: text(97)
    .optional()
    .describe('Row of the plan that it belongs to: its number, or plan/number where several plans have it.'),
  documents: z.array(Id).max(100).optional().describe('Papers about it.'),
  note: text(2000).optional().describe('Anything else.'),
})
export type Contract = z.infer<typeof Contract>
