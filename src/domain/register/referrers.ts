import type { Collection, Part, Register } from '#contract/register.js'
import { idsIn, references } from '#contract/register-references.js'
import { type Fault, toFault } from '#lib/problem.js'
import { said } from '#lib/said.js'
import type { EntryChange } from '../ports/register-edits.js'
import { isCollection } from './change.js'
import { type Entry, entryById } from './entries.js'

export interface Referrer {
  readonly part: Collection
  readonly field: string
  readonly entry: Entry
}

/** Entries that name another one: it cannot go while there are any. */
export const referrersOf = (register: Register, part: Part, id: string): Referrer[] => {
  if (!isCollection(part)) return []
  return references
    .filter(({ to }) => to.includes(part))
    .flatMap(({ from, field, to }) =>
      (register[from] as unknown as readonly Entry[])
        .filter((entry) => idsIn(entry, field).includes(id))
        // Where a field may name entries of several collections, the first that has the id is meant.
        .filter(() => to.find((name) => entryById(register, name, id) !== null) === part)
        .map((entry) => ({ part: from, field, entry })),
    )
}

/** Entries of `next` that still name what `changed` removes, each with the field and what it names. */
export const stillNamed = (next: Register, changed: readonly EntryChange[]): Fault[] => {
  const gone = changed.filter(({ part, after }) => after === null && isCollection(part))
  if (gone.length === 0) return []
  const ids = Map.groupBy(gone, ({ part }) => part)
  return references.flatMap(({ from, field, to }) => {
    const removed = new Set(to.flatMap((part) => (ids.get(part) ?? []).map(({ id }) => id)))
    if (removed.size === 0) return []
    return (next[from] as unknown as readonly Entry[]).flatMap((entry) =>
      idsIn(entry, field)
        .filter((id) => removed.has(id) && to.every((part) => entryById(next, part, id) === null))
        .map((id) =>
          toFault({
            where: `${from}/${entry.id}`,
            what: said`${field}: still names ${to.find((part) => (ids.get(part) ?? []).some((one) => one.id === id)) ?? ''}/${id}`,
          }),
        ),
    )
  })
}
