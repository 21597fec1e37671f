import type { LocalText } from '#contract/register/text.js'
import type { Collection, Part, Register } from '#contract/register.js'
import { isCollection } from './change.js'

/** An entry of any collection. */
export interface Entry {
  readonly id: string
  readonly [field: string]: unknown
}

interface Index {
  readonly byId: ReadonlyMap<string, Entry>
  /** In the order in which people count: PC-2 before PC-10. */
  readonly sorted: readonly Entry[]
}

/** Puts ids into the order in which people count. */
export const sortKey = (id: string): string =>
  id.toLowerCase().replaceAll(/\d+/g, (digits) => digits.padStart(12, '0'))

/** Entries never change either, and one that stays as it is stays the same value in the next register. */
const keys = new WeakMap<Entry, string>()

const keyOf = (entry: Entry): string => {
  const known = keys.get(entry)
  if (known !== undefined) return known
  const key = sortKey(entry.id)
  keys.set(entry, key)
  return key
}

/** A register never changes; the next one is another value. */
const indexes = new WeakMap<Register, Map<Collection, Index>>()

const indexOf = (register: Register, part: Collection): Index => {
  const ofRegister = indexes.get(register) ?? new Map<Collection, Index>()
  indexes.set(register, ofRegister)
  const known = ofRegister.get(part)
  if (known) return known
  const entries = register[part] as unknown as readonly Entry[]
  const made: Index = {
    byId: new Map(entries.map((entry) => [entry.id, entry])),
    sorted: entries
      .map((entry) => [keyOf(entry), entry] as const)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([, entry]) => entry),
  }
  ofRegister.set(part, made)
  return made
}

/** Quicker than going through the list; null where there is none. */
export const entryById = (register: Register, part: Part, id: string): Entry | null => {
  if (isCollection(part)) return indexOf(register, part).byId.get(id) ?? null
  return register.organisation.id === id ? (register.organisation as unknown as Entry) : null
}

export const sortedEntries = (register: Register, part: Collection): readonly Entry[] =>
  indexOf(register, part).sorted

/** The first of these collections that has an entry of this id. */
export const referred = (
  register: Register,
  parts: readonly Collection[],
  id: string,
): { readonly part: Collection; readonly entry: Entry } | null => {
  for (const part of parts) {
    const entry = entryById(register, part, id)
    if (entry) return { part, entry }
  }
  return null
}

/** What people call an entry; null where it has only its id. */
export const nameOf = (entry: Entry): LocalText | null =>
  ((entry.name ?? entry.title ?? entry.statement) as LocalText | undefined) ?? null
