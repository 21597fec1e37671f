import type { Register } from '#contract/register.js'
import { openOffices } from '#domain/plan/reading/office-names.js'
import { readPlanTable, type TableReading } from '#domain/plan/reading/read-plan-table.js'
import type { Cell, Sheet } from '#lib/sheet/sheet.js'
import { sample } from '../../../service/importing/reading.js'

/** A sheet of these rows, the first of them being row 1. */
export const sheetOf = (
  rows: readonly (readonly Cell[])[],
  merged: readonly string[] = [],
  name = '',
): Sheet => ({
  name,
  merged,
  isHidden: false,
  rows: rows.flatMap((cells, index) =>
    cells.some((cell) => cell !== null && cell !== '') ? [{ number: index + 1, cells }] : [],
  ),
})

export const readingOf = (
  sheets: readonly Sheet[],
  { register = sample, isCreating = false }: { register?: Register; isCreating?: boolean } = {},
): TableReading =>
  readPlanTable(sheets, {
    offices: openOffices(register, isCreating),
    currency: 'RSD',
    pricesIncludeVat: true,
    language: 'sr-Cyrl',
    mark: null,
    order: null,
  })

/** Faults as `B2 not-an-amount`. */
export const faultsOf = ({ faults }: TableReading): string[] =>
  faults.map(({ row, address, code }) => `${address ?? (row === null ? 'file' : `row ${row}`)} ${code}`)

export const notesOf = ({ notes }: TableReading): string[] =>
  notes.map(({ row, address, code }) => `${address ?? (row === null ? 'file' : `row ${row}`)} ${code}`)
