import { type Cell, placeOf, type Sheet } from '#lib/sheet/sheet.js'
import { textOfCell } from '../../import/match-columns.js'
import {
  beginsOtherTable,
  findPlanHeads,
  newHeads,
  numbersColumns,
  type PlanColumn,
  type PlanHeads,
  repeatsHeads,
} from './plan-columns.js'
import { nowhere, type ReadingReport } from './reading-report.js'
import { spreadMerged } from './spread-merged.js'

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

/** No plan has more rows; a table that has is none. */
export const mostRows = 20_000

export interface Body {
  readonly rows: readonly BodyRow[]
  readonly columns: readonly PlanColumn[]
  /** The row of the first heads. */
  readonly headRow: number | null
}

/** True where the column of numbers holds some: another table that only is as wide is none of the plan. */
const hasRowNumbers = ({ rows }: Sheet, { columns }: PlanHeads): boolean => {
  const index = columns.find(({ field }) => field === 'id')?.index
  if (index === undefined) return false
  const looked = rows.slice(0, 50)
  const isNumber = (text: string) => /^\d+(?:\.\d+)*\.?$/.test(text)
  return looked.filter(({ cells }) => isNumber(textOfCell(cells[index]))).length * 3 >= looked.length
}

/** The rows of every table of a file that is one of a plan, without heads that are repeated. */
export const bodyRows = (sheets: readonly Sheet[], report: ReadingReport): Body => {
  const isSeveral = sheets.filter(({ name, rows }) => rows.length > 0 && name !== '').length > 1
  const all: BodyRow[] = []
  let columns: readonly PlanColumn[] = []
  let headRow: number | null = null
  let before: PlanHeads | null = null
  for (const sheet of sheets) {
    if (sheet.rows.length === 0) continue
    const name = isSeveral ? sheet.name : null
    const own = findPlanHeads(sheet)
    const width = sheet.rows.reduce((most, { cells }) => Math.max(most, cells.length), 0)
    // A table that goes on where the page ended has no heads of its own.
    const isGoingOn =
      own === null &&
      before !== null &&
      Math.abs(width - before.columns.length) <= 1 &&
      hasRowNumbers(sheet, before)
    const heads: PlanHeads | null = own ?? (isGoingOn && before ? { ...before, rows: [] } : null)
    if (heads === null) {
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
    const listed = (sheet.listed ?? []).map((address) => placeOf(address))
    const idColumn = heads.columns.find(({ field }) => field === 'id')?.index
    const ofList = listed.find((at) => at !== null && at.column === idColumn)
    if (ofList)
      report.note({ ...nowhere, sheet: name, ...ofList, field: 'id' }, 'number-of-list', {
        given: textOfCell(sheet.rows.find(({ number }) => number === ofList.row)?.cells[ofList.column]),
      })
    const last = heads.rows.at(-1)?.number ?? 0
    if (columns.length === 0) {
      columns = heads.columns
      headRow = last
    }
    const { rows, carried, spanning, amounts } = spreadMerged(sheet, heads, (row, column) => {
      const { index, head, field } = column
      report.note({ sheet: name, row, column: index, head, field }, 'value-carried')
    })
    for (const { row, column, range } of amounts) {
      const head = heads.columns.find(({ index }) => index === column)?.head ?? null
      report.note({ sheet: name, row, column, head, field: 'budget' }, 'amount-merged', { range })
    }
    let current: PlanHeads = own ?? before ?? heads
    let isAfterBreak = before !== null
    let isOther = false
    let above = last
    for (const row of rows) {
      if (all.length > mostRows) break
      const isBelowGap = row.number > above + 1
      if (row.cells.some((cell) => textOfCell(cell) !== '')) above = row.number
      if (row.number <= last || row.cells.every((cell) => textOfCell(cell) === '')) continue
      const isRepeated = repeatsHeads(row, current)
      const other = isRepeated ? null : newHeads(row)
      if (isRepeated) report.note({ ...nowhere, sheet: name, row: row.number }, 'heads-repeated')
      if (isRepeated || other) {
        current = other ?? current
        isAfterBreak = true
        isOther = false
        continue
      }
      if (isBelowGap && !isOther && beginsOtherTable(row, current)) {
        isOther = true
        report.fault({ ...nowhere, sheet: name, row: row.number }, 'other-table', {
          given: row.cells.map(textOfCell).filter(Boolean).join(', ').slice(0, 120),
        })
      }
      if (isOther) continue
      if (numbersColumns(row)) continue
      all.push({
        sheet: name,
        number: row.number,
        cells: row.cells,
        columns: current.columns,
        carried: carried.get(row.number) ?? new Set(),
        isSpanning: spanning.has(row.number),
        isAfterBreak,
      })
      isAfterBreak = false
    }
    before = current
  }
  return { rows: all, columns, headRow }
}
