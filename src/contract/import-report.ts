import { z } from 'zod'

const told = {
  sheet: z.string(),
  row: z.int().nullable().describe('Counts from one, as a spreadsheet shows it.'),
  cell: z.string().nullable().describe('Such as B12; null where it is about a whole row.'),
  head: z.string().nullable().describe('What the column is called in the file.'),
  field: z.string().nullable().describe('The field of the register.'),
  code: z.string(),
  what: z.string().describe('The same in a sentence.'),
}

/** What an import does, or would do. */
export const ImportReport = z.object({
  part: z.string().describe('The collection of the register.'),
  format: z.string(),
  encoding: z.string().nullable().describe('How a CSV file was read.'),
  sheet: z.string(),
  sheets: z.array(z.string()),
  remembered: z.boolean().describe('True where the matching of these heads was confirmed before.'),
  columns: z.array(
    z.object({
      column: z.string(),
      head: z.string(),
      field: z.string().nullable(),
      by: z.string().nullable().describe('asked, remembered or head.'),
    }),
  ),
  rows: z.int(),
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  created: z
    .array(z.object({ part: z.string(), id: z.string(), name: z.string() }))
    .describe('What rows name and the register lacked.'),
  faults: z.array(z.object(told)),
  notes: z.array(z.object({ ...told, count: z.int() })),
  entries: z.array(
    z.object({
      row: z.int(),
      id: z.string(),
      isNew: z.boolean(),
      differences: z.array(z.object({ path: z.string(), before: z.unknown(), after: z.unknown() })),
    }),
  ),
})
export type ImportReport = z.infer<typeof ImportReport>
