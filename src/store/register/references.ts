import type { Collection, Register } from '#contract/register.js'
import { collections } from '#contract/register.js'
import { references } from '#contract/register-references.js'
import { faultsOfPlan } from '#domain/plan/reconcile/plan-faults.js'
import { type Said, said } from '#lib/said.js'

/** One place in a register that is wrong. */
export interface Wrong {
  readonly path: readonly PropertyKey[]
  readonly what: string | Said
}

interface Entry {
  readonly id: string
  readonly [field: string]: unknown
}

const entriesOf = (register: Register, collection: Collection) => register[collection] as readonly Entry[]

const twice = (
  entries: readonly { readonly id: string }[],
  path: (index: number) => Wrong['path'],
): Wrong[] => {
  const seen = new Map<string, number>()
  const wrong: Wrong[] = []
  for (const [index, { id }] of entries.entries()) {
    const first = seen.get(id)
    if (first === undefined) seen.set(id, index)
    else wrong.push({ path: path(index), what: said`the id “${id}” is already that of entry ${first + 1}` })
  }
  return wrong
}

type Ids = ReadonlyMap<Collection, ReadonlySet<string>>

const idsOfLists = new WeakMap<object, ReadonlySet<string>>()

/** The ids of a list; the very same set where they are those of `before`, one by one. */
const idsOf = (entries: readonly Entry[], before: readonly Entry[] | undefined): ReadonlySet<string> => {
  const known = idsOfLists.get(entries)
  if (known) return known
  const earlier = before && idsOfLists.get(before)
  const isAlike =
    earlier && entries.length === before.length && entries.every(({ id }, at) => id === before[at]?.id)
  const ids = isAlike ? earlier : new Set(entries.map(({ id }) => id))
  if (Object.isFrozen(entries)) idsOfLists.set(entries, ids)
  return ids
}

const repeated = (register: Register, ids: Ids): Wrong[] => [
  ...collections.flatMap((collection) => {
    const entries = entriesOf(register, collection)
    // Looking for the two of a pair takes longer than knowing that there is none.
    if (ids.get(collection)?.size === entries.length) return []
    return twice(entries, (index) => [collection, index, 'id'])
  }),
  ...register.plans.flatMap((plan, at) =>
    twice(plan.measures, (index) => ['plans', at, 'measures', index, 'id']),
  ),
]

const missing = (register: Register, ids: Ids, good: Register | null): Wrong[] => {
  const wrong: Wrong[] = []
  for (const { from, field, to } of references) {
    const steps = field.split('.')
    const known = to.flatMap((name) => ids.get(name) ?? [])
    const isKnown = (id: unknown) => known.some((of) => of.has(id as string))
    const tell = (path: Wrong['path'], id: unknown) =>
      wrong.push({ path, what: said`there is no “${String(id)}” in ${to.join(' or ')}` })
    const entries = entriesOf(register, from)
    const isSameTo = good && to.every((name) => ids.get(name) === idsOfLists.get(good[name]))
    const before: readonly Entry[] = isSameTo ? entriesOf(good, from) : []
    for (let index = 0; index < entries.length; index += 1) {
      if (entries[index] === before[index]) continue
      let value: unknown = entries[index]
      for (const step of steps) value = (value as Readonly<Record<string, unknown>> | undefined)?.[step]
      if (value === undefined) continue
      if (Array.isArray(value)) {
        for (const [at, id] of value.entries()) if (!isKnown(id)) tell([from, index, ...steps, at], id)
      } else if (!isKnown(value)) tell([from, index, ...steps], value)
    }
  }
  return wrong
}

/** Places that are, over some steps, within themselves. */
const circles = ({ places }: Register): Wrong[] => {
  const within = new Map(places.map((place) => [place.id, place.within]))
  return places.flatMap((place, index) => {
    const passed = new Set<string>()
    for (let at = place.within; at !== undefined && !passed.has(at); at = within.get(at)) {
      if (at === place.id)
        return [{ path: ['places', index, 'within'], what: said`“${place.id}” is within itself` }]
      passed.add(at)
    }
    return []
  })
}

/** Things that sit higher in a rack than it is. */
const tooHigh = ({ assets, places }: Register): Wrong[] => {
  const heights = new Map(
    places.map(({ id, kind, rackUnits }) => [id, kind === 'rack' ? rackUnits : undefined]),
  )
  return assets.flatMap(({ place, rackUnit }, index) => {
    const height = place === undefined ? undefined : heights.get(place)
    if (rackUnit === undefined || height === undefined || rackUnit <= height) return []
    const what = said`is ${rackUnit}, and the rack “${place ?? ''}” has ${height} units`
    return [{ path: ['assets', index, 'rackUnit'], what }]
  })
}

/** Expressions of plans that cannot be used. */
const wrongExpressions = ({ plans }: Register): Wrong[] =>
  plans.flatMap((plan, index) =>
    faultsOfPlan(plan).map(({ path, what }) => ({ path: ['plans', index, ...path], what })),
  )

/**
 * What a schema cannot see: ids that stand twice, references to nothing, expressions that say nothing, and what cannot be where it is said to be. Of what stands in `good`, a register in
 * which nothing was wrong, only that is looked at which may be wrong now.
 */
export const wrongReferences = (register: Register, good: Register | null = null): Wrong[] => {
  const ids = new Map(
    collections.map(
      (name) => [name, idsOf(entriesOf(register, name), good?.[name] as readonly Entry[])] as const,
    ),
  )
  return [
    ...repeated(register, ids),
    ...missing(register, ids, good),
    ...(register.plans === good?.plans ? [] : wrongExpressions(register)),
    ...(register.places === good?.places ? [] : circles(register)),
    ...(register.places === good?.places && register.assets === good.assets ? [] : tooHigh(register)),
  ]
}
