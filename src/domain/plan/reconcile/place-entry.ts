import type { CalendarDay } from '#lib/zone.js'
import type { Asking } from './ask.js'
import type { Counted } from './counted.js'
import type { Demand } from './demand.js'
import type { EntryKnown } from './entry-known.js'
import type { Row } from './plan-rows.js'

/** An entry on the list of a row. */
export interface Placing extends Pick<Counted, 'why' | 'others'> {
  readonly row: Row
  readonly demand: Demand | null
}

interface Wanted {
  readonly row: Row
  readonly demand: Demand
}

const rowNamedBy = (known: EntryKnown): string | undefined => {
  if (known.of === 'serviceRecord') return known.asset?.measure
  return known.of === 'document' ? undefined : known.entry.measure
}

const kindOf = (known: EntryKnown): string => ('kind' in known.entry ? known.entry.kind : '')

const isOfKind = (known: EntryKnown, { of, kind, where }: Demand): boolean => {
  if (of !== null && of !== known.of) return false
  if (kind !== null && kind !== kindOf(known)) return false
  const kinds = where && 'kinds' in where ? where.kinds : null
  return kinds === null || kinds.includes(kindOf(known))
}

const isMeant = (asking: Asking, demand: Demand): boolean => {
  if (!isOfKind(asking.known, demand)) return false
  const { where } = demand
  return where === null || ('isKindAlone' in where && where.isKindAlone) || asking.ask(where).answer === true
}

const none: readonly never[] = []

const covers = ({ plan }: Row, day: CalendarDay | null): boolean =>
  day !== null && plan.from <= day && day <= plan.to

/** Finds the rows that entries count for. One entry counts for one row; beside that it may serve rows that share. */
export const openPlacing = (rows: readonly Row[]) => {
  const named = new Map<string, Row[]>()
  const put = (name: string, row: Row) => {
    const list = named.get(name)
    if (list) list.push(row)
    else named.set(name, [row])
  }
  for (const row of rows) {
    put(row.measure.id, row)
    put(row.key, row)
  }
  const wanted = rows.flatMap((row) => row.demands.map((demand): Wanted => ({ row, demand })))
  const wantedOf = new Map<string, { readonly own: Wanted[]; readonly shared: Wanted[] }>()
  const wantedFor = (known: EntryKnown) => {
    const key = `${known.of} ${kindOf(known)}`
    const before = wantedOf.get(key)
    if (before) return before
    const all = wanted.filter(({ demand }) => demand.of === known.of && isOfKind(known, demand))
    const made = {
      own: all.filter(({ demand }) => !demand.isShared && demand.where !== null),
      shared: all.filter(({ demand }) => demand.isShared),
    }
    wantedOf.set(key, made)
    return made
  }

  const ownOf = (asking: Asking, name: string | undefined): Placing | null => {
    const { known } = asking
    if (name === undefined) {
      const [first, ...rest] = wantedFor(known).own.filter(({ demand }) => isMeant(asking, demand))
      const others = [...new Set(rest.map(({ row }) => row.key))].filter((key) => key !== first?.row.key)
      return first ? { ...first, why: 'matches', others } : null
    }
    const found = named.get(name) ?? []
    const { day } = asking.standing
    const row = found.length === 1 ? found[0] : (found.find((one) => covers(one, day)) ?? found[0])
    if (!row) return null
    const demand = row.demands.find((one) => !one.isShared && isMeant(asking, one)) ?? null
    if (known.of === 'serviceRecord') {
      if (demand?.of !== 'serviceRecord') return null
      return { row, demand, why: 'its-asset', others: none }
    }
    const others = found.length === 1 ? none : found.filter((one) => one !== row).map(({ key }) => key)
    return { row, demand, why: 'names-row', others }
  }

  return {
    /** True where an entry names a row that no plan has. */
    isStray: (known: EntryKnown): boolean => {
      const name = known.of === 'serviceRecord' ? undefined : rowNamedBy(known)
      return name !== undefined && !named.has(name)
    },
    placingsOf: (asking: Asking): readonly Placing[] => {
      const { known } = asking
      const own = ownOf(asking, rowNamedBy(known))
      const sharing = wantedFor(known).shared
      if (sharing.length === 0) return own ? [own] : none
      const shared = sharing
        .filter(({ demand }) => isMeant(asking, demand))
        .map((one): Placing => ({ ...one, why: 'shared', others: own ? [own.row.key] : none }))
      return own ? [own, ...shared] : shared
    },
  }
}
