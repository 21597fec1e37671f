import type { Collection, Register } from '#contract/register.js'
import { collections } from '#contract/register.js'

/** One place in a register that is wrong. */
export interface Wrong {
  readonly path: readonly PropertyKey[]
  readonly what: string
}

/** Fields that name an entry of another collection. */
const references: readonly {
  readonly from: Collection
  readonly field: string
  /** More than one where it may be an entry of either. */
  readonly to: readonly Collection[]
}[] = [
  { from: 'places', field: 'within', to: ['places'] },
  { from: 'places', field: 'access', to: ['roles'] },
  { from: 'roles', field: 'deputy', to: ['roles'] },
  { from: 'assets', field: 'place', to: ['places'] },
  { from: 'assets', field: 'custodian', to: ['roles', 'persons'] },
  { from: 'assets', field: 'documents', to: ['documents'] },
  { from: 'entitlements', field: 'renews', to: ['entitlements'] },
  { from: 'serviceRecords', field: 'asset', to: ['assets'] },
  { from: 'serviceRecords', field: 'place', to: ['places'] },
  { from: 'attestations', field: 'by', to: ['roles'] },
  { from: 'attestations', field: 'confirmedBy', to: ['roles'] },
  { from: 'waivers', field: 'askedBy', to: ['roles'] },
  { from: 'waivers', field: 'approvedBy', to: ['roles'] },
  { from: 'entitlements', field: 'documents', to: ['documents'] },
  { from: 'contracts', field: 'documents', to: ['documents'] },
  { from: 'serviceRecords', field: 'documents', to: ['documents'] },
  { from: 'persons', field: 'roles', to: ['roles'] },
  { from: 'handOvers', field: 'assets', to: ['assets'] },
  { from: 'handOvers', field: 'from', to: ['roles', 'persons'] },
  { from: 'handOvers', field: 'to', to: ['roles', 'persons'] },
  { from: 'handOvers', field: 'place', to: ['places'] },
  { from: 'handOvers', field: 'document', to: ['documents'] },
]

const entriesOf = (register: Register, collection: Collection) =>
  register[collection] as readonly { readonly id: string; readonly [field: string]: unknown }[]

const twice = (ids: readonly string[], path: (index: number) => Wrong['path']): Wrong[] => {
  const seen = new Map<string, number>()
  return ids.flatMap((id, index) => {
    const first = seen.get(id)
    if (first !== undefined)
      return [{ path: path(index), what: `the id “${id}” is already that of entry ${first + 1}` }]
    seen.set(id, index)
    return []
  })
}

const repeated = (register: Register): Wrong[] => [
  ...collections.flatMap((collection) =>
    twice(
      entriesOf(register, collection).map(({ id }) => id),
      (index) => [collection, index, 'id'],
    ),
  ),
  ...register.plans.flatMap((plan, at) =>
    twice(
      plan.measures.map(({ id }) => id),
      (index) => ['plans', at, 'measures', index, 'id'],
    ),
  ),
]

const missing = (register: Register): Wrong[] => {
  const ids = new Map(
    collections.map((name) => [name, new Set(entriesOf(register, name).map(({ id }) => id))] as const),
  )
  return references.flatMap(({ from, field, to }) =>
    entriesOf(register, from).flatMap((entry, index) => {
      const value = entry[field]
      const named = Array.isArray(value) ? value : value === undefined ? [] : [value]
      return named.flatMap((id, at) =>
        to.some((name) => ids.get(name)?.has(id))
          ? []
          : [
              {
                path: Array.isArray(value) ? [from, index, field, at] : [from, index, field],
                what: `there is no “${id}” in ${to.join(' or ')}`,
              },
            ],
      )
    }),
  )
}

/** Places that are, over some steps, within themselves. */
const circles = ({ places }: Register): Wrong[] => {
  const within = new Map(places.map((place) => [place.id, place.within]))
  return places.flatMap((place, index) => {
    const passed = new Set<string>()
    for (let at = place.within; at !== undefined && !passed.has(at); at = within.get(at)) {
      if (at === place.id)
        return [{ path: ['places', index, 'within'], what: `“${place.id}” is within itself` }]
      passed.add(at)
    }
    return []
  })
}

/** What a schema cannot see: ids that stand twice, and references to nothing. */
export const wrongReferences = (register: Register): Wrong[] => [
  ...repeated(register),
  ...missing(register),
  ...circles(register),
]
