import { z } from 'zod'
import { calendarDay, text } from '../field.js'
import { Id, LocalText } from './text.js'

/** A dated statement with a document behind it; it counts once a second person has confirmed it. */
export const Attestation = z.strictObject({
  id: Id.describe('Id of the attestation.'),
  question: text(128).describe(
    'What it answers: a question of a framework, such as rs-2016:6, a check, such as SEC-1, or a row of a plan, such as measure:plan-2026/1.1.3.',
  ),
  statement: LocalText.describe('What is stated.'),
  date: calendarDay().describe('The day on the document.'),
  document: text().describe('Number or name of the document.'),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional()
    .describe('SHA-256 of the file.'),
  by: Id.describe('Role that stated it.'),
  confirmedBy: Id.optional().describe('Role that confirmed it; another than `by`.'),
  confirmedOn: calendarDay().optional().describe('Day on which it was confirmed.'),
  validUntil: calendarDay()
    .optional()
    .describe(
      'Last day on which it is good. Left out for a row of a plan, where it is good until it is withdrawn; answers nothing else then.',
    ),
  period: text(16)
    .optional()
    .describe('The period of a recurring row of a plan that it answers for, such as 2026 or 2026-Q4.'),
})
export type Attestation = z.infer<typeof Attestation>
