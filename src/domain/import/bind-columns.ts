import type { Register } from '#contract/register.js'
import { foldText } from '#lib/fold-text.js'
import { placeOf, type Sheet, type SheetRow } from '#lib/sheet/sheet.js'
import { commonOrder, type DayOrder } from '#lib/written-day.js'
import { commonMark, type DecimalMark } from '#lib/written-number.js'
import { type ImportField, type ImportPart, importFieldsOf } from './import-field.js'
import { type Column, textOfCell } from './match-columns.js'
import { type CellContext, telling } from './read-cell.js'
import type { Report } from './report.js'
import { openResolver } from './resolver.js'
import type { Vocabulary } from './vocabulary.js'

/** A table whose columns are matched with fields. */
export interface ImportTable {
  readonly part: ImportPart
  readonly sheet: Sheet
  readonly heads: SheetRow
  readonly columns: readonly Column[]
  /** Other sheets of the file that look like tables as well; they are left out. */
  readonly others: readonly string[]
}

export interface ImportContext {
  readonly register: Register
  readonly vocabulary: Vocabulary
  /** How numbers and days are written where a column does not show it; null where nobody said. */
  readonly mark: DecimalMark | null
  readonly order: DayOrder | null
  /** What new entries hold where their row says nothing, by path. */
  readonly defaults: ReadonlyMap<string, string>
  /** Persons, places and roles that rows name are made where there are none. */
  readonly isCreating: boolean
}

/** A column with the field that it fills, and how its cells are read. */
export interface Bound {
  readonly index: number
  readonly head: string
  readonly field: ImportField
  readonly context: CellContext
}

export const hasText = ({ cells }: SheetRow, { index }: Bound): boolean => textOfCell(cells[index]) !== ''

/** Where a cell of a column stands. */
export const at = (row: SheetRow, { index, head, field }: Bound) => ({
  row: row.number,
  column: index,
  head,
  path: field.path,
})

/** The columns that fill fields, in the order of the contract; tells which cannot. */
export const bindColumns = (
  table: ImportTable,
  rows: readonly SheetRow[],
  context: ImportContext,
  report: Report,
): Bound[] => {
  const { part, columns, heads } = table
  const fields = new Map(importFieldsOf(part).map((field) => [field.path, field]))
  const resolver = openResolver(context.register, context.isCreating)
  const bound = new Map<string, Bound>()
  for (const { index, head, path, isRepeated } of columns) {
    const place = { row: heads.number, column: index, head, path }
    if (isRepeated) report.fault(place, 'repeated-head')
    const field = path === null ? undefined : fields.get(path)
    if (!field || path === null) continue
    const other = bound.get(path)
    if (other) {
      report.fault(place, 'two-columns', { other: other.head })
      continue
    }
    const texts = rows.flatMap(({ cells }) => telling(cells[index] ?? null, field.kind.is) ?? [])
    bound.set(path, {
      index,
      head,
      field,
      context: {
        part,
        vocabulary: context.vocabulary,
        resolver,
        mark: ['number', 'amount', 'percent'].includes(field.kind.is)
          ? (commonMark(texts) ?? context.mark)
          : null,
        order: field.kind.is === 'day' ? (commonOrder(texts, foldText) ?? context.order) : null,
      },
    })
  }
  // A name comes before its languages, an amount before its currency: that is the order of the contract.
  return [...fields.values()].flatMap(({ path }) => bound.get(path) ?? [])
}

/** Cells that were made one hold what they say in the first alone: the others would count as empty. */
export const refuseMerged = ({ sheet, heads, columns }: ImportTable, report: Report): void => {
  for (const range of sheet.merged) {
    const [from, to] = range.split(':').map((address) => placeOf(address))
    if (!from || !to || to.row <= heads.number) continue
    const touched = columns.find(
      ({ index, path }) => path !== null && index >= from.column && index <= to.column,
    )
    if (touched)
      report.fault({ row: from.row, column: from.column, head: touched.head, path: touched.path }, 'merged', {
        range,
      })
  }
}
