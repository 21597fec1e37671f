import type { Register } from '#contract/register.js'
import { foldText } from '#lib/fold-text.js'
import { lookKey } from '#lib/look-key.js'
import { type Entry, entryById, sortedEntries } from '../register/entries.js'
import type { ImportPart } from './import-field.js'
import { freeId, newId } from './new-id.js'

/** By what rows without an id name an entry, the surest first. */
export const namedBy: Readonly<Record<ImportPart, readonly string[]>> = {
  assets: ['tag', 'serial', 'name'],
  entitlements: ['name'],
  contracts: ['number', 'name'],
  places: ['name'],
  persons: ['name'],
  roles: ['name'],
  serviceRecords: [],
}

/** What a row says of who it is. */
export interface RowNames {
  readonly id: string | null
  /** By the field of `namedBy`. */
  readonly names: ReadonlyMap<string, string>
  /** What else tells two rows apart, where nothing names them. */
  readonly otherwise: string
}

export type FoundEntry =
  | {
      readonly id: string
      readonly entry: Entry | null
      /** The id that the row has, where it may not be one, or is written otherwise in the register. */
      readonly given: string | null
    }
  | { readonly fault: 'no-id' }
  | { readonly fault: 'several-fit'; readonly path: string; readonly given: string }

type Index = ReadonlyMap<string, readonly Entry[]>

const textsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null
    ? Object.values(value).filter((text) => typeof text === 'string')
    : []
}

const indexBy = (entries: readonly Entry[], path: string): Index => {
  const index = new Map<string, Entry[]>()
  for (const entry of entries)
    for (const text of new Set(textsOf(entry[path]).map(foldText))) {
      const found = index.get(text)
      if (found) found.push(entry)
      else index.set(text, [entry])
    }
  return index
}

/**
 * Finds the entry that a row is about: by its id, else by what names it. A row that fits none is a new one, whose id is
 * made of what names it.
 */
export const openFinder = (register: Register, part: ImportPart) => {
  const indexes = new Map<string, Index>()
  const fitting = (path: string, text: string): readonly Entry[] => {
    const index = indexes.get(path) ?? indexBy(sortedEntries(register, part), path)
    indexes.set(path, index)
    return index.get(foldText(text.trim())) ?? []
  }
  const asNew = (given: string, isOther: (entry: Entry) => boolean): FoundEntry => {
    const wanted = newId(given)
    if (wanted === '') return { fault: 'no-id' }
    const holder = entryById(register, part, wanted)
    if (holder === null || !isOther(holder))
      return { id: wanted, entry: holder, given: wanted === given ? null : given }
    const id = freeId(wanted, (taken) => entryById(register, part, taken) !== null)
    return { id, entry: null, given: null }
  }
  const byLook = new Map<string, { readonly entry: Entry; readonly own: string }>()
  return {
    /** Entries that have this very text in a field. */
    fitting,
    /** An entry whose id or tag the eye takes for this one, and is written with other letters. */
    alike: (text: string): Entry | null => {
      if (byLook.size === 0)
        for (const entry of sortedEntries(register, part))
          for (const own of [...textsOf(entry.tag), entry.id]) byLook.set(lookKey(own), { entry, own })
      const found = byLook.get(lookKey(text))
      return found && foldText(found.own) !== foldText(text) ? found.entry : null
    },
    find: ({ id, names, otherwise }: RowNames): FoundEntry => {
      if (id !== null) {
        const entry = entryById(register, part, id)
        if (entry) return { id, entry, given: null }
        const [alike, ...others] = fitting('id', id)
        if (others.length > 0) return { fault: 'several-fit', path: 'id', given: id }
        return alike ? { id: alike.id, entry: alike, given: id } : asNew(id, () => false)
      }
      const given = namedBy[part].flatMap((path) => {
        const text = names.get(path)
        return text === undefined ? [] : [{ path, text }]
      })
      // A name alone may be that of many; beside a tag or a serial number it says nothing of who it is.
      const telling = given.length > 1 ? given.filter(({ path }) => path !== 'name') : given
      for (const { path, text } of telling) {
        const found = fitting(path, text)
        if (found.length > 1) return { fault: 'several-fit', path, given: text }
        const [only] = found
        if (only) return { id: only.id, entry: only, given: null }
      }
      const [first] = given
      // By what it is called it was not found: whoever has that id and is called otherwise is another one.
      const made = asNew(
        first?.text ?? otherwise,
        (entry) => first !== undefined && entry[first.path] !== undefined,
      )
      return 'fault' in made ? made : { ...made, given: null }
    },
  }
}
