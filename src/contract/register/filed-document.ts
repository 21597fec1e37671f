import { z } from 'zod'
import { calendarDay, text } from '../field.js'
import { Id, LocalText } from './text.js'

/** A file that is kept under its SHA-256, 50 MB at most. */
export const FiledDocument = z.strictObject({
  id: Id.describe('Id of the document.'),
  name: LocalText.describe('What it is called.'),
  kind: z
    .enum([
      'invoice',
      'contract',
      'licence',
      'certificate',
      'service-report',
      'act',
      'protocol',
      'photo',
      'other',
    ])
    .describe('What it is.'),
  number: text(64).optional().describe('Number on the paper.'),
  date: calendarDay().optional().describe('Day on the paper.'),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 in hexadecimal')
    .describe('SHA-256 of the file; the file has this name in the data folder.'),
  mediaType: text(128).describe('Media type of the file.'),
  sizeBytes: z
    .int()
    .min(0)
    .max(50 * 1024 * 1024)
    .describe('Length of the file.'),
})
export type FiledDocument = z.infer<typeof FiledDocument>
