import { entriesIn, entriesLacking, ownEntries } from '#domain/plan/reconcile/behind-number.js'
import type { Counted } from '#domain/plan/reconcile/counted.js'
import { type Lack, lacks } from '#domain/plan/reconcile/lacks.js'
import { type NumberName, numberNames } from '#domain/plan/reconcile/numbers.js'
import type { RowStatus } from '#domain/plan/reconcile/row-status.js'

/** Lists of a row: one for each number, what serves it without being in them, what it never asked for, what lacks something. */
export type RowList = NumberName | 'all' | 'shared' | 'not-expected' | Lack

export const listNames: readonly RowList[] = [...numberNames, 'all', 'shared', 'not-expected', ...lacks]

const isNumber = (list: RowList): list is NumberName => (numberNames as readonly string[]).includes(list)

const listed = (row: RowStatus, list: RowList): readonly Counted[] => {
  if (isNumber(list)) return entriesIn(row, list)
  if (list === 'all') return row.entries
  if (list === 'not-expected') return row.entries.filter(({ demand }) => demand === null)
  if (list !== 'shared') return entriesLacking(row, list)
  const own = new Set(ownEntries(row))
  return row.entries.filter((entry) => entry.demand !== null && !own.has(entry))
}

const known = new WeakMap<RowStatus, Map<RowList, readonly Counted[]>>()

/** Whatever stands on a list: of a number, the very entries that it counts. A row that changes is another row. */
export const entriesOn = (row: RowStatus, list: RowList): readonly Counted[] => {
  const ofRow = known.get(row) ?? new Map<RowList, readonly Counted[]>()
  known.set(row, ofRow)
  const entries = ofRow.get(list) ?? listed(row, list)
  ofRow.set(list, entries)
  return entries
}

/** The list that an address asks for; else the first of those that people look at that is not empty. */
export const readList = (row: RowStatus, asked: string | undefined): RowList => {
  const named = listNames.find((name) => name === asked)
  if (named) return named
  return (['recorded', 'ordered'] as const).find((name) => entriesOn(row, name).length > 0) ?? 'all'
}
