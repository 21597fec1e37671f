import type { SheetToWrite } from '#domain/import/sheet-format.js'
import { shownNumbers } from '#domain/plan/reconcile/numbers.js'
import type { RowStatus } from '#domain/plan/reconcile/row-status.js'
import type { StatusWords } from './status-words.js'

const differences = ['surplus', 'shortfall'] as const

/** A number that nobody can count is an empty cell, never a zero. */
const cellsOf = (row: RowStatus, words: StatusWords) => {
  const { basis, planned, paid, left } = row.money
  return [
    row.plan,
    row.measure,
    words.local(row.title),
    words.t(`state.${row.state}`),
    words.time(row.timeliness),
    ...[...shownNumbers, ...differences].map((name) => row.numbers[name]),
    planned,
    paid,
    left,
    basis.currency,
    words.t(basis.vatIncluded ? 'vat.included' : 'vat.excluded'),
    words.lacking(row),
  ]
}

/** The status of rows as a table, one line each. */
export const statusSheet = (rows: readonly RowStatus[], words: StatusWords): SheetToWrite => ({
  name: words.t('column.plan'),
  heads: [
    ...['plan', 'row', 'title', 'state', 'time'].map((name) => words.t(`column.${name}`)),
    ...[...shownNumbers, ...differences].map((name) => words.t(`number.${name}`)),
    ...['planned-amount', 'paid', 'left', 'currency', 'vat', 'lacking'].map((name) =>
      words.t(`column.${name}`),
    ),
  ],
  rows: rows.map((row) => cellsOf(row, words)),
})
