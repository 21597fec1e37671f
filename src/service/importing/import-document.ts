import type { ImportReport } from '#contract/import-report.js'
import type { ImportPlan } from '#domain/import/import-plan.js'
import type { ImportProposal } from '#domain/import/propose-import.js'
import type { ReadSheets } from '#domain/import/read-sheets.js'
import { columnName } from '#lib/sheet/sheet.js'
import type { Texts } from '../texts.js'
import { faultText, noteText } from './import-words.js'

export const importDocument = (
  file: ReadSheets,
  { table, sheets, isRemembered }: ImportProposal,
  plan: ImportPlan,
  texts: Texts,
  language: string,
): ImportReport => {
  const sheet = table.sheet.name
  return {
    part: plan.part,
    format: file.format,
    encoding: file.encoding,
    sheet,
    sheets: [...sheets],
    remembered: isRemembered,
    columns: table.columns.map(({ index, head, path, by }) => ({
      column: columnName(index),
      head,
      field: path,
      by,
    })),
    rows: plan.rows,
    added: plan.entries.filter(({ isNew }) => isNew).length,
    changed: plan.entries.filter(({ isNew }) => !isNew).length,
    unchanged: plan.unchanged,
    created: [...plan.created],
    faults: plan.faults.map((fault) => ({
      sheet,
      row: fault.row,
      cell: fault.address,
      head: fault.head,
      field: fault.path,
      code: fault.code,
      what: faultText(texts, language, plan.part, fault),
    })),
    notes: plan.notes.map((note) => ({
      sheet,
      row: note.row,
      cell: note.address,
      head: note.head,
      field: note.path,
      code: note.code,
      what: noteText(texts, language, plan.part, note),
      count: note.count,
    })),
    // What it was and becomes came out of JSON, and goes there again.
    entries: plan.entries as unknown as ImportReport['entries'],
  }
}
