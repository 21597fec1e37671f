import type { Asset } from '#contract/register/asset.js'
import type { Place } from '#contract/register/place.js'
import type { Register } from '#contract/register.js'

interface Layout {
  readonly inside: ReadonlyMap<string, readonly Place[]>
  readonly assets: ReadonlyMap<string, readonly Asset[]>
}

const known = new WeakMap<Register, Layout>()

const grouped = <T>(items: readonly T[], key: (item: T) => string | undefined): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const at = key(item) ?? ''
    const group = groups.get(at)
    if (group) group.push(item)
    else groups.set(at, [item])
  }
  return groups
}

const mapOf = (register: Register): Layout => {
  const map = known.get(register) ?? {
    inside: grouped(register.places, ({ within }) => within),
    assets: grouped(register.assets, ({ place }) => place),
  }
  known.set(register, map)
  return map
}

/** The places directly in another; those that are in none for null. */
export const placesIn = (register: Register, place: string | null): readonly Place[] =>
  mapOf(register).inside.get(place ?? '') ?? []

/** The assets that stand directly at a place; those without one for null. */
export const assetsAt = (register: Register, place: string | null): readonly Asset[] =>
  mapOf(register).assets.get(place ?? '') ?? []

/** The ids of a place and of all that is within it, over any number of steps. */
export const placesWithin = (register: Register, place: string): ReadonlySet<string> => {
  const found = new Set([place])
  for (const id of found) for (const inner of placesIn(register, id)) found.add(inner.id)
  return found
}

/** A place and what it is within, the outermost first. */
export const wayTo = (register: Register, id: string): readonly Place[] => {
  const byId = new Map(register.places.map((place) => [place.id, place]))
  const way: Place[] = []
  for (let place = byId.get(id); place; place = place.within ? byId.get(place.within) : undefined) {
    if (way.includes(place)) break
    way.unshift(place)
  }
  return way
}
