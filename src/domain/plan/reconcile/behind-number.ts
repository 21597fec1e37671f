import type { Counted } from './counted.js'
import type { Demand } from './demand.js'
import { entryKeyOf } from './entry-known.js'
import type { Lack } from './lacks.js'
import { isIn, type NumberName } from './numbers.js'

/** Demands that make up the numbers of a row: what other rows bought is in them only where it wants nothing of its own. */
export const ownDemands = <D extends Pick<Demand, 'isShared'>>(demands: readonly D[]): readonly D[] => {
  const own = demands.filter(({ isShared }) => !isShared)
  return own.length > 0 ? own : demands
}

interface Listed {
  readonly demands: readonly Pick<Demand, 'key' | 'isShared'>[]
  readonly entries: readonly Counted[]
}

/** The entries that the numbers of a row are made of. */
export const ownEntries = ({ demands, entries }: Listed): Counted[] => {
  const keys = new Set(ownDemands(demands).map(({ key }) => key))
  return entries.filter(({ demand }) => demand !== null && keys.has(demand))
}

/** The very entries that a number of a row counts. */
export const entriesIn = (row: Listed, name: NumberName): Counted[] => ownEntries(row).filter(isIn[name])

/** The entries that lack something, each once: one may serve a row in several ways. */
export const entriesLacking = ({ entries }: Pick<Listed, 'entries'>, lack: Lack): Counted[] => [
  ...new Map(
    entries
      .filter(({ lacks }) => lacks.includes(lack))
      .map((entry) => [entryKeyOf(entry.of, entry.id), entry]),
  ).values(),
]
