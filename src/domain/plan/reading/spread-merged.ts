import { placeOf, type Sheet, type SheetRow } from '#lib/sheet/sheet.js'
import { SheetProblem } from '#lib/sheet/sheet-problem.js'
import { carriedFields } from './known-plan-heads.js'
import type { PlanColumn, PlanHeads } from './plan-columns.js'

/** More merged cells than a table of so many rows can have are no table of people. */
const mostMergedCells = 1_000_000

export interface Spread {
  readonly rows: readonly SheetRow[]
  readonly carried: ReadonlyMap<number, ReadonlySet<number>>
  readonly spanning: ReadonlySet<number>
  /** Merged cells that hold an amount for several rows. */
  readonly amounts: readonly { row: number; column: number; range: string }[]
}

/** Gives each row that a merged cell covers its value, in columns where it counts for all of them. */
export const spreadMerged = (
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
