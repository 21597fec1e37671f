import type { Cell, PlainCell } from '#lib/sheet/sheet.js'
import { textOfCell } from '../../import/match-columns.js'
import type { BodyRow } from './body-rows.js'
import type { PlanField } from './known-plan-heads.js'
import type { CellPlace, ReadingReport } from './reading-report.js'

/** A cell that holds something, as the value that its program showed. */
export interface PlanCell {
  readonly value: PlainCell
  readonly text: string
  readonly place: CellPlace
}

/** A cell with more is no cell of a plan, and reading it would take its time. */
const mostLetters = 4000

const plainOf = (cell: Cell, place: CellPlace, report: ReadingReport): PlainCell | null => {
  if (cell === null) return null
  if (typeof cell !== 'object' || !('formula' in cell)) return cell
  if (cell.value === null) {
    report.fault(place, 'formula-without-value')
    return null
  }
  report.note(place, 'formula')
  return cell.value
}

/** The cells of a row by field; tells of those that show an error. Empty ones are left out. */
export const cellsOf = (row: BodyRow, report: ReadingReport): Map<PlanField, PlanCell> => {
  const cells = new Map<PlanField, PlanCell>()
  for (const { index, head, field } of row.columns) {
    const cell = row.cells[index] ?? null
    if (field === null || (textOfCell(cell) === '' && !isFormula(cell))) continue
    const place = { sheet: row.sheet, row: row.number, column: index, head, field }
    const value = plainOf(cell, place, report)
    if (value === null) continue
    const error = errorIn(value)
    if (error !== null) report.fault(place, 'error-value', { given: error })
    else if (textOfCell(value).length > mostLetters) report.fault(place, 'too-long', { limit: mostLetters })
    else cells.set(field, { value, text: textOfCell(value), place })
  }
  return cells
}

/** As programs write what a formula could not compute; in CSV it is text. */
const asError = /^#(?:REF|VALUE|DIV\/0|NAME|NUM|NULL|N\/A|SPILL|CALC)[!?]?$/

const errorIn = (value: PlainCell): string | null => {
  if (typeof value === 'object') return 'error' in value ? value.error : null
  return typeof value === 'string' && asError.test(value.trim()) ? value.trim() : null
}

const isFormula = (cell: Cell): boolean => typeof cell === 'object' && cell !== null && 'formula' in cell

/** The same cell with what stands in a row that goes on below it. */
export const continued = (cell: PlanCell | undefined, next: PlanCell): PlanCell => {
  if (!cell) return next
  const text = `${cell.text}\n${next.text}`
  return { ...cell, value: text, text }
}
