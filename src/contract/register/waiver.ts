import { z } from 'zod'
import { calendarDay, text } from '../field.js'
import { Id } from './text.js'

/** An accepted exception. */
export const Waiver = z.strictObject({
  id: Id.describe('Id of the waiver.'),
  rule: text(128).describe('The rule that it is an exception to.'),
  thing: text(2048)
    .optional()
    .describe(
      'What it covers: one thing by its id, or all of a subject or of `asset:ID`; left out: everything.',
    ),
  reason: text(1000).min(1).describe('Why it is accepted.'),
  askedBy: Id.optional().describe('Role that asked for it.'),
  approvedBy: Id.optional().describe('Role that accepted it; until there is one, it covers nothing.'),
  from: calendarDay().optional().describe('First day.'),
  until: calendarDay().describe('The day at whose beginning it ends.'),
})
export type Waiver = z.infer<typeof Waiver>
