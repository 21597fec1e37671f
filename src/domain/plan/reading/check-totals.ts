import { isDash } from './budget-words.js'
import type { ReadingContext, ReadMeasure } from './read-measure.js'
import { moneyIn } from './read-money.js'
import { outermostOf } from './row-numbers.js'
import type { SortedRow } from './sort-rows.js'

const amountOf = ({ stated }: ReadMeasure): number => {
  if (stated.total !== undefined) return stated.total
  if (stated.items) return stated.items.reduce((sum, { total }) => sum + (total ?? 0), 0)
  if (stated.unitPrice !== undefined) return stated.unitPrice * (stated.quantity ?? 1)
  return stated.procurement?.estimatedValue ?? 0
}

const sumOf = (measures: readonly ReadMeasure[]): number =>
  Math.round(measures.reduce((sum, measure) => sum + amountOf(measure), 0) * 100) / 100

const placeOf = (cells: ReadMeasure['cells']): string => {
  const [first] = cells.values()
  return `${first?.place.sheet ?? ''}!${first?.place.row ?? 0}`
}

/**
 * Holds each row of totals against the rows that it can be meant for: those since the last one, those of the same task
 * or area, or all. Totals are never taken in.
 */
export const checkTotals = (
  rows: readonly SortedRow[],
  measures: readonly ReadMeasure[],
  context: ReadingContext,
): void => {
  const { report } = context
  const byRow = new Map(measures.map((measure) => [placeOf(measure.cells), measure]))
  const before: ReadMeasure[] = []
  let since: ReadMeasure[] = []
  for (const row of rows) {
    if (row.is === 'measure') {
      const measure = byRow.get(placeOf(row.cells))
      if (measure) {
        before.push(measure)
        since.push(measure)
      }
    }
    if (row.is !== 'total') continue
    const { amount, words } = row
    if (amount === null || isDash(amount.text)) {
      report.note(
        { sheet: row.row.sheet, row: row.row.number, column: null, head: null, field: null },
        'row-left-out',
        { given: words.slice(0, 60) },
      )
      continue
    }
    const read = moneyIn(amount, context)
    if (read === null) continue
    const last = before.at(-1)
    const stated = read.total
    if (stated === null) report.fault(amount.place, 'total-without-amount', { given: amount.text })
    else {
      const scopes = [
        since,
        before,
        last ? before.filter(({ task }) => task === last.task) : [],
        last ? before.filter(({ id }) => outermostOf(id) === outermostOf(last.id)) : [],
      ]
      const sums = scopes.map(sumOf)
      const isRight = sums.some((sum) => Math.abs(sum - stated) < 0.01)
      report.note(amount.place, isRight ? 'total-agrees' : 'total-differs', {
        stated,
        sum: (since.length > 0 ? sums[0] : sums[1]) ?? 0,
      })
    }
    since = []
  }
}
