import { textOfCell } from '../../import/match-columns.js'
import type { BodyRow } from './body-rows.js'
import type { PlanField } from './known-plan-heads.js'
import { cellsOf, continued, type PlanCell } from './plan-cell.js'
import { nowhere, type ReadingReport } from './reading-report.js'
import { numberedHeading, rowNumberOf } from './row-numbers.js'

export interface GroupRow {
  readonly is: 'group'
  readonly row: BodyRow
  readonly number: string | null
  readonly title: string
}

export interface MeasureRow {
  readonly is: 'measure'
  readonly row: BodyRow
  readonly cells: ReadonlyMap<PlanField, PlanCell>
}

export interface TotalRow {
  readonly is: 'total'
  readonly row: BodyRow
  readonly words: string
  readonly amount: PlanCell | null
}

export type SortedRow = GroupRow | MeasureRow | TotalRow

const totalWords =
  /^(?:укупно|свега|тотал|збир|сума|свеукупно|међузбир|ukupno|svega|total|zbir|suma|sveukupno|međuzbir|skupaj|vsota|celkem|součet|mezisoučet|összesen|subtotal|grand total|sum)(?![\p{L}])/iu

const titles = new Set<PlanField>(['title', 'title.en', 'title.sr-Cyrl'])
const grouping = new Set<PlanField>(['id', 'title', 'title.en', 'title.sr-Cyrl', 'area', 'task'])
const money = ['total', 'budget', 'estimatedValue', 'unitPrice'] as const

interface Filled {
  readonly index: number
  readonly text: string
  readonly field: PlanField | null
}

const filledIn = (row: BodyRow): Filled[] =>
  row.cells.flatMap((cell, index) => {
    const text = textOfCell(cell)
    if (text === '' || row.carried.has(index)) return []
    return [{ index, text, field: row.columns.find((column) => column.index === index)?.field ?? null }]
  })

/** Every number that a row of the table has, and every number around one. */
const numbersAround = (rows: readonly BodyRow[]): ReadonlySet<string> => {
  const around = new Set<string>()
  for (const row of rows) {
    const column = row.columns.find(({ field }) => field === 'id')
    const number = column && rowNumberOf(textOfCell(row.cells[column.index]))
    if (!number) continue
    for (let at = number.lastIndexOf('.'); at > 0; at = number.lastIndexOf('.', at - 1))
      around.add(number.slice(0, at))
  }
  return around
}

const asGroup = (row: BodyRow, filled: readonly Filled[], around: ReadonlySet<string>): GroupRow | null => {
  const [first] = filled
  if (!first) return null
  const id = filled.find(({ field }) => field === 'id')
  const title = filled.find(({ field }) => field !== null && titles.has(field))
  const ownNumber = id && rowNumberOf(id.text)
  if (filled.length === 2 && ownNumber && title && around.has(ownNumber))
    return { is: 'group', row, number: ownNumber, title: title.text }
  if (filled.length > 1) return null
  const heading = numberedHeading(first.text)
  if (
    first.field === 'id' &&
    rowNumberOf(first.text) !== null &&
    /\d/.test(first.text) &&
    !row.isSpanning &&
    heading.number === null
  )
    return null
  const mayHead = row.isSpanning || first.field === null || grouping.has(first.field)
  const isTitleGoingOn = row.isAfterBreak && title !== undefined && heading.number === null && !row.isSpanning
  if (!mayHead || isTitleGoingOn) return null
  return { is: 'group', row, number: heading.number, title: heading.title }
}

const asTotal = (row: BodyRow, filled: readonly Filled[], report: ReadingReport): TotalRow | null => {
  const words = filled.find(({ text }) => totalWords.test(text))
  const isFirst = words !== undefined && filled.indexOf(words) <= 1
  if (!words || !isFirst || filled.length > 4) return null
  const cells = cellsOf(row, report)
  const amount =
    money.map((field) => cells.get(field)).find((cell) => cell && cell.text !== words.text) ?? null
  if (amount === null && filled.length > 2) return null
  return { is: 'total', row, words: words.text, amount }
}

/** Tells headings of groups, rows of totals and measures apart; joins rows that go on below another. */
export const sortRows = (rows: readonly BodyRow[], report: ReadingReport): SortedRow[] => {
  const around = numbersAround(rows)
  const sorted: SortedRow[] = []
  const goOn = (row: BodyRow, cells: ReadonlyMap<PlanField, PlanCell>): boolean => {
    const last = sorted.at(-1)
    if (last?.is !== 'measure') return false
    const joined = new Map(last.cells)
    for (const [field, cell] of cells)
      if (cell.place.column === null || !row.carried.has(cell.place.column))
        joined.set(
          field,
          titles.has(field) ? joinedTitle(joined.get(field), cell) : continued(joined.get(field), cell),
        )
    sorted[sorted.length - 1] = { ...last, cells: joined }
    report.note({ ...nowhere, sheet: row.sheet, row: row.number }, 'row-continued', {
      number: last.cells.get('id')?.text ?? String(last.row.number),
    })
    return true
  }
  for (const row of rows) {
    const filled = filledIn(row)
    const total = asTotal(row, filled, report)
    const group = total ? null : asGroup(row, filled, around)
    if (total || group) {
      sorted.push((total ?? group) as SortedRow)
      continue
    }
    const cells = cellsOf(row, report)
    const hasNumber = cells.has('id')
    const hasTitle = [...titles].some((field) => cells.has(field))
    const numbers = row.columns.some(({ field }) => field === 'id')
    const isGoingOn = !hasNumber && (!hasTitle || (row.isAfterBreak && numbers))
    if (isGoingOn && goOn(row, cells)) continue
    if (cells.size > 0) sorted.push({ is: 'measure', row, cells })
    else if (filled.length > 0)
      report.note({ ...nowhere, sheet: row.sheet, row: row.number }, 'row-left-out', {
        given: (filled[0]?.text ?? '').slice(0, 60),
      })
  }
  return sorted
}

const joinedTitle = (cell: PlanCell | undefined, next: PlanCell): PlanCell =>
  cell ? { ...cell, value: `${cell.text} ${next.text}`, text: `${cell.text} ${next.text}` } : next
