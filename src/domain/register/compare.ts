import { collections, type Part, type Register } from '#contract/register.js'
import { sameValue } from '#lib/same-value.js'
import type { EntryChange } from '../ports/register-edits.js'

type Entry = { readonly id: string }

const changesIn = (part: Part, before: readonly Entry[], after: readonly Entry[]): EntryChange[] => {
  if (before === after) return []
  const gone = new Map(before.map((entry) => [entry.id, entry]))
  const changed: EntryChange[] = []
  for (const entry of after) {
    const was = gone.get(entry.id) ?? null
    gone.delete(entry.id)
    if (was === null || !sameValue(was, entry))
      changed.push({ part, id: entry.id, before: was, after: entry })
  }
  for (const was of gone.values()) changed.push({ part, id: was.id, before: was, after: null })
  return changed
}

/** What was added, changed or left out; quick where both have most of their entries in common. */
export const changesBetween = (before: Register, after: Register): EntryChange[] => [
  ...changesIn('organisation', [before.organisation], [after.organisation]),
  ...collections.flatMap((part) => changesIn(part, before[part], after[part])),
]
