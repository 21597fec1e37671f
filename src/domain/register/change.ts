import { type Collection, collections, type Part, type Register } from '#contract/register.js'
import { contentHash } from '#lib/canonical.js'
import { type Fault, Problem } from '#lib/problem.js'
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

/** The version of an entry: two that say the same have the same. */
export const entryVersion = (entry: unknown): string => contentHash(entry).slice(0, 16)

export const isCollection = (part: Part): part is Collection => part !== 'organisation'

/** The entry as it stands; null where there is none. */
export const entryOf = (register: Register, part: Part, id: string): Entry | null => {
  if (!isCollection(part)) return register.organisation.id === id ? register.organisation : null
  return (register[part] as readonly Entry[]).find((entry) => entry.id === id) ?? null
}

const placeOf = ({ part, id }: Pick<Change, 'part' | 'id'>): string => `${part}/${id}`

const idOf = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'id' in body ? body.id : undefined

/** Why a change cannot be made upon what is there now; null where it can. */
const refusal = (
  now: Entry | null,
  { id, body, expected, part }: Change,
): [conflict: boolean, why: string] | null => {
  if (body !== null && idOf(body) !== id)
    return [false, `id: is “${String(idOf(body))}”; the id of an entry never changes`]
  if (!isCollection(part) && (now === null || body === null))
    return [false, 'the organisation can neither be another one nor go']
  if (expected === null && now !== null) return [true, `there is one with the id “${id}” already`]
  if (now === null && (body === null || (expected !== undefined && expected !== null)))
    return [true, 'is not there any more']
  if (expected !== undefined && expected !== null && now !== null && entryVersion(now) !== expected)
    return [true, 'was changed by somebody else meanwhile']
  return null
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
  const lists = new Map<Collection, Map<string, Entry>>()
  const listOf = (part: Collection): Map<string, Entry> => {
    const known = lists.get(part)
    if (known) return known
    const made = new Map((register[part] as readonly Entry[]).map((entry) => [entry.id, entry]))
    lists.set(part, made)
    return made
  }
  let { organisation } = register
  const faults: Fault[] = []
  let isConflict = true
  const changed = new Map<string, EntryChange>()
  for (const change of changes) {
    const { part, id, body } = change
    const now = isCollection(part)
      ? (listOf(part).get(id) ?? null)
      : organisation.id === id
        ? organisation
        : null
    const refused = refusal(now, change)
    if (refused) {
      isConflict &&= refused[0]
      faults.push({ where: placeOf(change), what: refused[1] })
      continue
    }
    const isSame = now !== null && body !== null && entryVersion(now) === entryVersion(body)
    if (isSame) continue
    const before = changed.get(placeOf(change))?.before
    changed.set(placeOf(change), { part, id, before: before === undefined ? now : before, after: body })
    if (!isCollection(part)) organisation = body as typeof organisation
    else if (body === null) listOf(part).delete(id)
    else listOf(part).set(id, body as Entry)
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
    if (list) Object.assign(next, { [part]: [...list.values()] })
  }
  return { next, changed: [...changed.values()] }
}
