import type { Collection, Register } from '#contract/register.js'
import { foldText } from '#lib/fold-text.js'
import type { Change } from '../register/change.js'
import { type Entry, entryById, sortedEntries } from '../register/entries.js'
import { freeId, newId } from './new-id.js'

export type Resolved = { readonly id: string } | { readonly fault: 'not-there' | 'several-fit' }

/** Finds the entries that cells name: by id, else by name, tag or serial number. */
export interface Resolver {
  /** Rows of the table itself can be named before they are in the register. */
  announce(part: Collection, id: string, name: string | null): void
  resolve(to: readonly Collection[], text: string): Resolved
  /** What had to be made because rows name it. */
  readonly made: readonly (Change & { readonly part: Collection; readonly name: string })[]
}

const creatable = ['persons', 'places', 'roles'] as const

const namesOf = (entry: Entry): string[] => {
  const name = entry.name
  const names = typeof name === 'object' && name !== null ? Object.values(name) : [name]
  return [...names, entry.tag, entry.serial].filter(
    (text): text is string => typeof text === 'string' && text !== '',
  )
}

type Names = Map<string, Set<string>>

const put = (names: Names, name: string, id: string): void => {
  const key = foldText(name.trim())
  const ids = names.get(key)
  if (ids) ids.add(id)
  else names.set(key, new Set([id]))
}

export const openResolver = (register: Register, isCreating: boolean): Resolver => {
  const indexes = new Map<Collection, Names>()
  const announced = new Map<Collection, Set<string>>()
  const made: (Change & { part: Collection; name: string })[] = []
  /** Places that lie in another one, by that one's id and their name. */
  const within = new Map<string, string>()

  const namesIn = (part: Collection): Names => {
    const known = indexes.get(part)
    if (known) return known
    const names: Names = new Map()
    for (const entry of sortedEntries(register, part))
      for (const name of namesOf(entry)) put(names, name, entry.id)
    indexes.set(part, names)
    return names
  }
  const isThere = (part: Collection, id: string): boolean =>
    entryById(register, part, id) !== null || announced.get(part)?.has(id) === true
  const announce: Resolver['announce'] = (part, id, name) => {
    const ids = announced.get(part) ?? new Set()
    announced.set(part, ids.add(id))
    if (name !== null) put(namesIn(part), name, id)
  }

  const make = (part: (typeof creatable)[number], name: string, body: object): string => {
    const id = freeId(newId(name) || part, (taken) => isThere(part, taken))
    made.push({ part, id, name, expected: null, body: { id, ...body, name } })
    announce(part, id, name)
    return id
  }

  const find = (to: readonly Collection[], text: string): Resolved | null => {
    for (const part of to) if (isThere(part, text)) return { id: text }
    const fitting = new Set(to.flatMap((part) => [...(namesIn(part).get(foldText(text.trim())) ?? [])]))
    const [only] = fitting
    if (fitting.size > 1) return { fault: 'several-fit' }
    return only === undefined ? null : { id: only }
  }

  const withinOf = (id: string): string | undefined =>
    (entryById(register, 'places', id)?.within as string | undefined) ?? within.get(id)

  /** `Town hall > First floor > Room 12`, as GLPI writes places. */
  const resolvePath = (steps: readonly string[]): Resolved => {
    let parent: string | undefined
    for (const [index, step] of steps.entries()) {
      const key = foldText(step)
      const known = [...(namesIn('places').get(key) ?? [])].filter(
        (id) => parent === undefined || withinOf(id) === parent,
      )
      let id = isThere('places', step) ? step : known[0]
      if (known.length > 1 && !isThere('places', step)) return { fault: 'several-fit' }
      if (id === undefined) {
        if (!isCreating) return { fault: 'not-there' }
        const kind = index === steps.length - 1 ? 'room' : index === 0 ? 'site' : 'building'
        id = make('places', step, { kind, ...(parent === undefined ? {} : { within: parent }) })
        if (parent !== undefined) within.set(id, parent)
      }
      parent = id
    }
    return parent === undefined ? { fault: 'not-there' } : { id: parent }
  }

  return {
    announce,
    made,
    resolve: (to, text) => {
      const found = find(to, text)
      if (found) return found
      const steps = text.split(/\s+>\s+/).filter(Boolean)
      if (to.includes('places') && steps.length > 1) return resolvePath(steps)
      const part = creatable.find((name) => to.includes(name))
      if (!isCreating || part === undefined) return { fault: 'not-there' }
      return { id: make(part, text.trim(), part === 'places' ? { kind: 'room' } : {}) }
    },
  }
}
