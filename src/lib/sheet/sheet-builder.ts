import type { SheetLimits } from '#lib/sheet/limits.js'
import { type Cell, columnName, type Sheet, type SheetRow } from '#lib/sheet/sheet.js'
import { SheetProblem } from '#lib/sheet/sheet-problem.js'

/** Counts what all sheets of a file hold together, and stops at the limits. */
export interface SheetBuilder {
  /** Puts a cell at its place; both count from zero and one. Rows come in order. */
  put(row: number, column: number, cell: Cell): void
  merge(range: string): void
  build(name: string, isHidden?: boolean): Sheet
}

export const openCounter = (limits: SheetLimits): (() => SheetBuilder) => {
  let cells = 0
  return () => {
    const rows = new Map<number, Cell[]>()
    const merged: string[] = []
    return {
      put: (row, column, cell) => {
        if (cell === null || cell === '') return
        if (column >= limits.columns)
          throw new SheetProblem('too-many-columns', { limit: limits.columns, column: columnName(column) })
        cells += 1
        if (cells > limits.cells) throw new SheetProblem('too-many-cells', { limit: limits.cells })
        let line = rows.get(row)
        if (!line) {
          // The row of headers is none of them.
          if (rows.size > limits.rows) throw new SheetProblem('too-many-rows', { limit: limits.rows })
          line = []
          rows.set(row, line)
        }
        while (line.length < column) line.push(null)
        line[column] = cell
      },
      merge: (range) => {
        merged.push(range)
      },
      build: (name, isHidden = false) => ({
        name,
        isHidden,
        rows: Array.from(rows, ([number, found]): SheetRow => ({ number, cells: found })).sort(
          (a, b) => a.number - b.number,
        ),
        merged,
      }),
    }
  }
}
