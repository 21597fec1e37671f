import { type Cell, placeOf, type Sheet, type SheetRow } from '#lib/sheet/sheet.js'
import { SheetProblem } from '#lib/sheet/sheet-problem.js'
import { textOfCell } from '../../import/match-columns.js'
import { carriedFields } from './known-plan-heads.js'
import {
  findPlanHeads,
  numbersColumns,
  type PlanColumn,
  type PlanHeads,
  repeatsHeads,
} from './plan-columns.js'
import { nowhere, type ReadingReport } from './reading-report.js'

/** A row below the heads of a plan. */
export interface BodyRow {
  /** Null where the file has one sheet alone. */
  readonly sheet: string | null
  readonly number: number
  readonly cells: readonly Cell[]
  readonly columns: readonly PlanColumn[]
  /** Columns whose value stands in a merged cell above. */
  readonly carried: ReadonlySet<number>
  /** True where one cell reaches over several columns. */
  readonly isSpanning: boolean
  /** True for the first row below heads that are repeated, or of a table that goes on. */
  readonly isAfterBreak: boolean
}

/** More merged cells than a table of so many rows can have are no table of people. */
const mostMergedCells = 1_000_000

interface Spread {
  readonly rows: readonly SheetRow[]
  readonly carried: ReadonlyMap<number, ReadonlySet<number>>
  readonly spanning: ReadonlySet<number>
  /** Merged cells that hold an amount for several rows. */
  readonly amounts: readonly { row: number; column: number; range: string }[]
}

/** Gives each row that a merged cell covers its value, in columns where it counts for all of them. */
const spread = (
  { rows, merged }: Sheet,
  heads: PlanHeads,
  onCarried: (row: number, column: PlanColumn) => void,
): Spread => {
  const last = heads.rows.at(-1)?.number ?? 0
  const byNumber = new Map(rows.map((row) => [row.number, row]))
  const places = new Map(rows.map(({ number }, at) => [number, at]))
  const columnAt = new Map(heads.columns.map((column) => [column.index, column]))
  const carried = new Map<number, Set<number>>()
  const spanning = new Set<number>()
  const amounts: { row: number; column: number; range: string }[] = []
  let touched = 0
  for (const range of merged) {
    const [from, to] = range.split(':').map((address) => placeOf(address))
    if (!from || !to || to.row <= last || from.row <= last) continue
    if (to.column > from.column) spanning.add(from.row)
    if (to.row === from.row) continue
    const column = columnAt.get(from.column)
    const field = column?.field
    if (field === 'budget' || field === 'total') amounts.push({ row: from.row, column: from.column, range })
    if (!column || !field || !carriedFields.has(field)) continue
    const value = byNumber.get(from.row)?.cells[from.column] ?? null
    const start = places.get(from.row)
    if (value === null || start === undefined) continue
    for (let at = start + 1; at < rows.length; at += 1) {
      const number = rows[at]?.number ?? 0
      if (number > to.row) break
      touched += 1
      if (touched > mostMergedCells) throw new SheetProblem('too-many-cells', { limit: mostMergedCells })
      const cells = [...(byNumber.get(number)?.cells ?? [])]
      while (cells.length <= from.column) cells.push(null)
      cells[from.column] = value
      onCarried(number, column)
      byNumber.set(number, { number, cells })
      carried.set(number, (carried.get(number) ?? new Set()).add(from.column))
    }
  }
  return { rows: rows.map((row) => byNumber.get(row.number) ?? row), carried, spanning, amounts }
}

export interface Body {
  readonly rows: readonly BodyRow[]
  readonly columns: readonly PlanColumn[]
  /** What stands above the heads of the first table. */
  readonly preamble: readonly string[]
}

/** The rows of every table of a file that is one of a plan, without heads that are repeated. */
export const bodyRows = (sheets: readonly Sheet[], report: ReadingReport): Body => {
  const isSeveral = sheets.filter(({ name, rows }) => rows.length > 0 && name !== '').length > 1
  const all: BodyRow[] = []
  const preamble: string[] = []
  let columns: readonly PlanColumn[] = []
  let before: PlanHeads | null = null
  for (const sheet of sheets) {
    if (sheet.rows.length === 0) continue
    const name = isSeveral ? sheet.name : null
    const own = findPlanHeads(sheet)
    const width = Math.max(...sheet.rows.map(({ cells }) => cells.length))
    // A table that goes on where the page ended has no heads of its own.
    const isGoingOn = own === null && before !== null && Math.abs(width - before.columns.length) <= 1
    const heads: PlanHeads | null = own ?? (isGoingOn && before ? { ...before, rows: [] } : null)
    if (heads === null) {
      if (before === null) preamble.push(...textsOf(sheet.rows))
      // The text of a document before its tables has no name.
      if (sheet.name !== '')
        report.note({ ...nowhere, sheet: sheet.name }, 'sheet-left-out', { name: sheet.name })
      continue
    }
    if (isGoingOn) report.note({ ...nowhere, sheet: sheet.name }, 'table-continued', { name: sheet.name })
    for (const address of sheet.nested ?? []) {
      const at = placeOf(address)
      if (at) report.note({ ...nowhere, sheet: name, ...at }, 'nested-table')
    }
    const last = heads.rows.at(-1)?.number ?? 0
    if (columns.length === 0) {
      columns = heads.columns
      preamble.push(...textsOf(sheet.rows.filter(({ number }) => number < (heads.rows[0]?.number ?? 0))))
    }
    const { rows, carried, spanning, amounts } = spread(sheet, heads, (row, column) => {
      const { index, head, field } = column
      report.note({ sheet: name, row, column: index, head, field }, 'value-carried')
    })
    for (const { row, column, range } of amounts) {
      const head = heads.columns.find(({ index }) => index === column)?.head ?? null
      report.note({ sheet: name, row, column, head, field: 'budget' }, 'amount-merged', { range })
    }
    let isAfterBreak = before !== null
    for (const row of rows) {
      if (row.number <= last || row.cells.every((cell) => textOfCell(cell) === '')) continue
      if (repeatsHeads(row, own ?? before ?? heads)) {
        report.note({ ...nowhere, sheet: name, row: row.number }, 'heads-repeated')
        isAfterBreak = true
        continue
      }
      if (numbersColumns(row)) continue
      all.push({
        sheet: name,
        number: row.number,
        cells: row.cells,
        columns: heads.columns,
        carried: carried.get(row.number) ?? new Set(),
        isSpanning: spanning.has(row.number),
        isAfterBreak,
      })
      isAfterBreak = false
    }
    before = own ?? before
  }
  return { rows: all, columns, preamble }
}

const textsOf = (rows: readonly SheetRow[]): string[] =>
  rows.slice(0, 40).flatMap(({ cells }) => cells.map(textOfCell).filter((text) => text !== ''))
