import type { Collection, Part, Register } from '#contract/register.js'
import { idsIn, references } from '#contract/register-references.js'
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
