import type { Counted } from '#domain/plan/reconcile/counted.js'
import { type Lack, lacks } from '#domain/plan/reconcile/lacks.js'
import { isIn, type NumberName, numberNames } from '#domain/plan/reconcile/numbers.js'
import type { RowStatus } from '#domain/plan/reconcile/row-status.js'

/** Lists of a row: one for each number, what serves it without being in them, what it never asked for, what lacks something. */
export type RowList = NumberName | 'all' | 'shared' | 'not-expected' | Lack

export const listNames: readonly RowList[] = [...numberNames, 'all', 'shared', 'not-expected', ...lacks]

const ownDemands = ({ demands }: RowStatus): Set<string> => {
  const own = demands.filter(({ isShared }) => !isShared)
  return new Set((own.length > 0 ? own : demands).map(({ key }) => key))
}

const isNumber = (list: RowList): list is NumberName => (numberNames as readonly string[]).includes(list)

/** Whatever stands on a list: of a number, the very entries that it counts. */
export const entriesOn = (row: RowStatus, list: RowList): readonly Counted[] => {
  const own = ownDemands(row)
  const isOwn = ({ demand }: Counted) => demand !== null && own.has(demand)
  if (isNumber(list)) return row.entries.filter((entry) => isOwn(entry) && isIn[list](entry))
  if (list === 'all') return row.entries
  if (list === 'shared') return row.entries.filter((entry) => entry.demand !== null && !isOwn(entry))
  if (list === 'not-expected') return row.entries.filter(({ demand }) => demand === null)
  return row.entries.filter((entry) => entry.lacks.includes(list))
}

/** The list that an address asks for; else the first of those that people look at that is not empty. */
export const readList = (row: RowStatus, asked: string | undefined): RowList => {
  const named = listNames.find((name) => name === asked)
  if (named) return named
  return (['recorded', 'ordered'] as const).find((name) => entriesOn(row, name).length > 0) ?? 'all'
}
