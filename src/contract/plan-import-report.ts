import { z } from 'zod'
import { Measure } from './register/measure.js'

const told = {
  sheet: z.string().nullable().describe('Null where the file has one table alone.'),
  row: z.int().nullable().describe('Counts from one, as the file shows it.'),
  cell: z.string().nullable().describe('Such as B12; null where it is about a whole row.'),
  head: z.string().nullable().describe('What the column is called in the file.'),
  field: z.string().nullable().describe('The field of a measure, or of the plan.'),
  code: z.string(),
  what: z.string().describe('The same in a sentence.'),
}

const FieldChange = z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })
const Row = z.object({ id: z.string(), measure: Measure })

/** What an import of a plan does, or would do. */
export const PlanImportReport = z.object({
  plan: z.string().describe('Id of the plan.'),
  title: z.string(),
  format: z.string(),
  encoding: z.string().nullable().describe('How a CSV file was read.'),
  columns: z.array(z.object({ column: z.string(), head: z.string(), field: z.string().nullable() })),
  rows: z.int(),
  isNew: z.boolean(),
  added: z.array(Row),
  changed: z.array(z.object({ id: z.string(), fields: z.array(FieldChange) })),
  removed: z.array(Row),
  fields: z.array(FieldChange).describe('What changes of the plan beside its rows.'),
  unchanged: z.int(),
  created: z
    .array(z.object({ id: z.string(), name: z.string() }))
    .describe('Roles that rows name and the register lacked.'),
  faults: z.array(z.object(told)),
  notes: z.array(z.object({ ...told, count: z.int() })),
})
export type PlanImportReport = z.infer<typeof PlanImportReport>
