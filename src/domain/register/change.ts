import { type Collection, collections, type Part, type Register } from '#contract/register.js'
import { contentHash } from '#lib/canonical.js'
import { isFrozenDeeply } from '#lib/frozen.js'
import { Problem, type SaidFault } from '#lib/problem.js'
import { type Said, said } from '#lib/said.js'
import type { EntryChange } from '../ports/register-edits.js'

/** One entry that is to become `body`, or to go where that is null. */
export interface Change {
  readonly part: Part
  readonly id: string
  readonly body: unknown
  /**
   * Version of the entry that the change was made from; null where it must not be there yet. Left out: whatever
   * is there is replaced.
   */
  readonly expected?: string | null
}

type Entry = { readonly id: string }

const versions = new WeakMap<object, string>()

/** The version of an entry: two that say the same have the same. Made once for one that never changes. */
export const entryVersion = (entry: unknown): string => {
  const known = typeof entry === 'object' && entry !== null ? versions.get(entry) : undefined
  if (known !== undefined) return known
  const version = contentHash(entry).slice(0, 16)
  if (isFrozenDeeply(entry)) versions.set(entry, version)
  return version
}

export const isCollection = (part: Part): part is Collection => part !== 'organisation'

/** With more entries to be found than this, an index pays. */
const fewEntries = 16

const looks = new WeakMap<object, { count: number; index: ReadonlyMap<string, Entry> | null }>()

const findEntry = (entries: readonly Entry[], id: string): Entry | null => {
  const known = Object.isFrozen(entries) ? (looks.get(entries) ?? { count: 0, index: null }) : null
  if (known) {
    known.count += 1
    if (known.count > fewEntries) known.index ??= new Map(entries.map((entry) => [entry.id, entry]))
    looks.set(entries, known)
    if (known.index) return known.index.get(id) ?? null
  }
  return entries.find((entry) => entry.id === id) ?? null
}

/** The entry as it stands; null where there is none. */
export const entryOf = (register: Register, part: Part, id: string): Entry | null => {
  if (!isCollection(part)) return register.organisation.id === id ? register.organisation : null
  return findEntry(register[part], id)
}

const placeOf = ({ part, id }: Pick<Change, 'part' | 'id'>): string => `${part}/${id}`

const idOf = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'id' in body ? body.id : undefined

/** Why a change cannot be made upon what is there now; null where it can. */
const refusal = (
  now: Entry | null,
  { id, body, expected, part }: Change,
): [conflict: boolean, why: string | Said] | null => {
  if (body !== null && idOf(body) !== id)
    return [false, said`id: is “${String(idOf(body))}”; the id of an entry never changes`]
  if (!isCollection(part) && (now === null || body === null))
    return [false, 'the organisation can neither be another one nor go']
  if (expected === null && now !== null) return [true, said`there is one with the id “${id}” already`]
  if (now === null && (body === null || (expected !== undefined && expected !== null)))
    return [true, 'is not there any more']
  if (expected !== undefined && expected !== null && now !== null && entryVersion(now) !== expected)
    return [true, 'was changed by somebody else meanwhile']
  return null
}

/** A list of entries that is being changed; the order of those that stay stays. */
const openList = (entries: readonly Entry[]) => {
  const list: (Entry | null)[] = [...entries]
  let places: Map<string, number> | null = null
  let looks = 0
  const placeOf = (id: string): number => {
    looks += 1
    if (looks > fewEntries)
      places ??= new Map(list.flatMap((entry, place) => (entry ? [[entry.id, place]] : [])))
    return places ? (places.get(id) ?? -1) : list.findIndex((entry) => entry?.id === id)
  }
  return {
    get: (id: string): Entry | null => list[placeOf(id)] ?? null,
    put: (id: string, entry: Entry | null) => {
      const place = placeOf(id)
      if (place >= 0) list[place] = entry
      else list.push(entry)
      if (entry === null) places?.delete(id)
      else places?.set(id, place >= 0 ? place : list.length - 1)
    },
    entries: () => list.filter((entry) => entry !== null),
  }
}

/** @throws Problem invalid: half a character is nothing that a file of JSON could hold. */
const givenVersion = (change: Change): string => {
  try {
    return entryVersion(change.body)
  } catch (cause) {
    throw new Problem('invalid', 'These changes cannot be made.', {
      cause,
      faults: [{ where: placeOf(change), what: 'cannot be written down as JSON' }],
    })
  }
}

/**
 * What becomes of `register` by `changes`, and what each entry was and is; changes that change nothing are left out.
 * Whether the result is a good register is not looked at here.
 * @throws Problem conflict, where an entry is not what the change was made from; invalid. Nothing is changed then.
 */
export const applyChanges = (
  register: Register,
  changes: readonly Change[],
): { readonly next: Register; readonly changed: readonly EntryChange[] } => {
  const lists = new Map<Collection, ReturnType<typeof openList>>()
  const listOf = (part: Collection) => {
    const known = lists.get(part)
    if (known) return known
    const made = openList(register[part])
    lists.set(part, made)
    return made
  }
  let { organisation } = register
  const faults: SaidFault[] = []
  let isConflict = true
  const changed = new Map<string, EntryChange>()
  for (const change of changes) {
    const { part, id, body } = change
    const now = isCollection(part) ? listOf(part).get(id) : organisation.id === id ? organisation : null
    const refused = refusal(now, change)
    if (refused) {
      isConflict &&= refused[0]
      faults.push({ where: placeOf(change), what: refused[1] })
      continue
    }
    const isSame = now !== null && body !== null && entryVersion(now) === givenVersion(change)
    if (isSame) continue
    const known = changed.get(placeOf(change))
    const before = known ? known.before : now
    const isBack = known !== undefined && givenVersion({ ...change, body: before }) === givenVersion(change)
    if (isBack) changed.delete(placeOf(change))
    else changed.set(placeOf(change), { part, id, before, after: body })
    if (!isCollection(part)) organisation = body as typeof organisation
    else listOf(part).put(id, body as Entry | null)
  }
  if (faults.length > 0)
    throw new Problem(
      isConflict ? 'conflict' : 'invalid',
      isConflict
        ? 'Somebody else has changed this meanwhile; nothing was changed.'
        : 'These changes cannot be made.',
      { faults },
    )
  const next = { ...register, organisation } as Register
  for (const part of collections) {
    const list = lists.get(part)
    if (list) Object.assign(next, { [part]: list.entries() })
  }
  return { next, changed: [...changed.values()] }
}
