import type { Collection, Register } from '#contract/register.js'
import { foldText } from '#lib/fold-text.js'
import { type Entry, referred, sortedEntries, sortKey } from './entries.js'
import { placesWithin } from './places.js'

export interface EntryFilter {
  /** Words that must all stand somewhere in the entry. */
  readonly q?: string
  readonly kind?: string
  readonly state?: string
  /** At this place or anywhere within it. */
  readonly place?: string
  readonly custodian?: string
  /** Whether some agent sees it. */
  readonly isSeen?: boolean
}

const texts = new WeakMap<Entry, string>()

/** What many entries say alike, such as a maker: folding is dear. */
const folded = new Map<string, string>()
const mostFolded = 20_000

const fold = (text: string): string => {
  if (!/[^\0-\x7f]/.test(text)) return text.toLowerCase()
  const known = folded.get(text)
  if (known !== undefined) return known
  if (folded.size >= mostFolded) folded.clear()
  const made = foldText(text)
  folded.set(text, made)
  return made
}

const pieces = (value: unknown): string => {
  if (typeof value === 'string') return fold(value)
  if (typeof value === 'object' && value !== null) return Object.values(value).map(pieces).join(' ')
  return typeof value === 'number' ? String(value) : ''
}

const textOf = (entry: Entry): string => {
  const known = texts.get(entry)
  if (known !== undefined) return known
  const text = pieces(entry)
  texts.set(entry, text)
  return text
}

/** Those entries of a part that fit, in the order in which people count. */
export const selectEntries = (
  register: Register,
  part: Collection,
  filter: EntryFilter,
  observed: ReadonlySet<string> = new Set(),
): readonly Entry[] => {
  const words = foldText(filter.q ?? '')
    .split(/\s+/)
    .filter(Boolean)
  const places = filter.place === undefined ? null : placesWithin(register, filter.place)
  const { kind, state, custodian, isSeen } = filter
  const isWanted = (entry: Entry): boolean =>
    (kind === undefined || entry.kind === kind) &&
    (state === undefined || entry.state === state) &&
    (places === null || places.has(String(entry.place ?? entry.within ?? ''))) &&
    (custodian === undefined || entry.custodian === custodian) &&
    (isSeen === undefined || observed.has(entry.id) === isSeen) &&
    (words.length === 0 || words.every((word) => textOf(entry).includes(word)))
  const entries = sortedEntries(register, part)
  const isAll = Object.values(filter).every((value) => value === undefined || value === '')
  return isAll ? entries : entries.filter(isWanted)
}

/** Entries that follow the id `after`, whether or not there still is such an entry; one more than `limit`. */
export const pageOfEntries = (
  entries: readonly Entry[],
  after: string | undefined,
  limit: number,
): readonly Entry[] => {
  if (after === undefined) return entries.slice(0, limit + 1)
  const key = sortKey(after)
  let low = 0
  let high = entries.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sortKey(entries[middle]?.id ?? '') <= key) low = middle + 1
    else high = middle
  }
  return entries.slice(low, low + limit + 1)
}

/** The entry that somebody means by an id, or by a name, tag or serial number that only one has; null where none or several fit. */
export const meantBy = (register: Register, parts: readonly Collection[], given: string): Entry | null => {
  const byId = referred(register, parts, given)
  if (byId) return byId.entry
  const wanted = foldText(given.trim())
  const fits = (value: unknown): boolean =>
    (typeof value === 'string' && foldText(value) === wanted) ||
    (typeof value === 'object' && value !== null && Object.values(value).some(fits))
  const fitting = parts.flatMap((part) =>
    sortedEntries(register, part).filter(
      ({ id, name, tag, serial }) => foldText(id) === wanted || fits(name) || fits(tag) || fits(serial),
    ),
  )
  return fitting.length === 1 ? (fitting[0] ?? null) : null
}
