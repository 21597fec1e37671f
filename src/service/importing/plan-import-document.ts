import type { PlanImportReport } from '#contract/plan-import-report.js'
import type { ReadSheets } from '#domain/import/read-sheets.js'
import type { TemplateProposal } from '#domain/plan/template/apply-template.js'
import { columnName } from '#lib/sheet/sheet.js'
import type { Texts } from '../texts.js'
import { planFaultText, planNoteText } from './plan-words.js'

/** What an import of a plan does, or would do, as data. */
export const planImportDocument = (
  file: Pick<ReadSheets, 'format' | 'encoding'>,
  { frame, reading, differences, created }: TemplateProposal,
  texts: Texts,
  language: string,
): PlanImportReport => ({
  plan: frame.id,
  title: texts.local(language, frame.title),
  format: file.format,
  encoding: file.encoding,
  columns: reading.columns.map(({ index, head, field }) => ({ column: columnName(index), head, field })),
  rows: reading.rows,
  isNew: differences?.isNew ?? false,
  added: differences?.added.map((measure) => ({ id: measure.id, measure })) ?? [],
  changed: differences?.changed.map(({ id, fields }) => ({ id, fields: [...fields] })) ?? [],
  removed: differences?.removed.map((measure) => ({ id: measure.id, measure })) ?? [],
  fields: [...(differences?.fields ?? [])],
  unchanged: differences?.unchanged ?? 0,
  created: [...created],
  faults: reading.faults.map((fault) => ({
    sheet: fault.sheet,
    row: fault.row,
    cell: fault.address,
    head: fault.head,
    field: fault.field,
    code: fault.code,
    what: planFaultText(texts, language, fault),
  })),
  notes: reading.notes.map((note) => ({
    sheet: note.sheet,
    row: note.row,
    cell: note.address,
    head: note.head,
    field: note.field,
    code: note.code,
    what: planNoteText(texts, language, note),
    count: note.count,
  })),
})
