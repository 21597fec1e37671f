import { collections, type Part, type Register } from '#contract/register.js'
import { sameValue } from '#lib/same-value.js'
import type { EntryChange } from '../ports/register-edits.js'

type Entry = { readonly id: string }

/** The entries between what both lists have in common at their begin and at their end: of thousands, mostly one. */
const middles = (before: readonly Entry[], after: readonly Entry[]): [readonly Entry[], readonly Entry[]] => {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start += 1
  let end = 0
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end += 1
  return [before.slice(start, before.length - end), after.slice(start, after.length - end)]
}

const changesIn = (part: Part, listBefore: readonly Entry[], listAfter: readonly Entry[]): EntryChange[] => {
  if (listBefore === listAfter) return []
  const [before, after] = middles(listBefore, listAfter)
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
