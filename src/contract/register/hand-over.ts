import { z } from 'zod'
import { calendarDay, text } from '../field.js'
import { Id } from './text.js'

/** An act by which assets change hands: taken over, given back, or written off. */
export const HandOver = z.strictObject({
  id: Id.describe('Number of the act.'),
  kind: z.enum(['hand-over', 'return', 'write-off']).describe('What is done.'),
  date: calendarDay().describe('The day on the sheet.'),
  assets: z.array(Id).min(1).max(10_000).describe('Assets that change hands.'),
  from: Id.optional().describe('Role or person that answered for them before.'),
  to: Id.optional().describe('Role or person that answers for them from now on.'),
  place: Id.optional().describe('Where they go.'),
  reason: text(1000).optional().describe('Why.'),
  wiped: z
    .strictObject({
      method: text().describe('How the data were destroyed.'),
      on: calendarDay().describe('Day of it.'),
      by: text().describe('Who did it.'),
      document: Id.optional().describe('Proof of it.'),
    })
    .optional()
    .describe('Proof that data carriers were wiped, where they are written off.'),
  document: Id.optional().describe('The signed sheet.'),
})
export type HandOver = z.infer<typeof HandOver>
