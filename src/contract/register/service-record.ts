import { z } from 'zod'
import { calendarDay, text } from '../field.js'
import { Id } from './text.js'

/** A dated act on an asset or a place. */
export const ServiceRecord = z.strictObject({
  id: Id.describe('Id of the record.'),
  asset: Id.optional().describe('The asset that it was done to.'),
  place: Id.optional().describe('The place that it was done to.'),
  kind: z
    .enum([
      'inspection',
      'pressure-test',
      'service',
      'test-run',
      'self-test',
      'battery-replacement',
      'restore-test',
      'access-review',
      'count',
      'repair',
      'shutdown-drill',
      'leak-test',
      'configuration-copy',
    ])
    .describe('What was done.'),
  date: calendarDay().describe('The day on the document.'),
  firm: text().optional().describe('Who did it.'),
  document: text().optional().describe('Number or name of the document.'),
  result: z.enum(['passed', 'failed']).describe('What came of it.'),
  nextDue: calendarDay()
    .optional()
    .describe('Last day by which it must be done again, where the document says so.'),
  note: text(1000).optional().describe('Anything else.'),
  documents: z.array(Id).max(100).optional().describe('Papers about it.'),
})
export type ServiceRecord = z.infer<typeof ServiceRecord>
