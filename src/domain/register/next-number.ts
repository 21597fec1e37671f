/** The number after the highest of those that begin with `prefix`, as wide as the widest of them. */
const after = (prefix: string, ids: Iterable<string>, width: number): string => {
  let highest = 0
  let widest = width
  for (const id of ids) {
    const digits = id.startsWith(prefix) ? id.slice(prefix.length) : ''
    if (!/^\d{1,9}$/.test(digits)) continue
    highest = Math.max(highest, Number(digits))
    widest = Math.max(widest, digits.length)
  }
  return `${prefix}${String(highest + 1).padStart(widest, '0')}`
}

/** The number of the next act or document of a year: `R-2026-001`. */
export const nextInYear = (letter: string, year: string, ids: Iterable<string>): string =>
  after(`${letter}-${year}-`, ids, 3)

/** What stands before the number at the end of an id, as in `PC-017`; null where there is none. */
const prefixOf = (id: string): string | null => {
  const at = id.search(/\d{1,9}$/)
  return at > 0 ? id.slice(0, at) : null
}

/** The word before the number that most of these ids share; null where none has a number. */
const commonPrefix = (ids: Iterable<string>): string | null => {
  const counts = new Map<string, number>()
  for (const id of ids) {
    const prefix = prefixOf(id)
    if (prefix !== null) counts.set(prefix, (counts.get(prefix) ?? 0) + 1)
  }
  return [...counts].sort(([a, many], [b, more]) => more - many || a.localeCompare(b))[0]?.[0] ?? null
}

type Numbered = readonly { readonly id: string; readonly kind: string }[]

/** A list of a register never changes; the next one is another value. */
const known = new WeakMap<Numbered, Map<string, string>>()

/**
 * The inventory number that comes next for a thing of `kind`: it goes on where things of that kind left off, else
 * where the whole register did.
 */
export const nextInventoryNumber = (kind: string, assets: Numbered): string => {
  const ofList = known.get(assets) ?? new Map<string, string>()
  known.set(assets, ofList)
  const made = ofList.get(kind)
  if (made !== undefined) return made
  const ids = assets.map(({ id }) => id)
  const prefix =
    commonPrefix(assets.filter((asset) => asset.kind === kind).map(({ id }) => id)) ??
    commonPrefix(ids) ??
    'INV-'
  const next = after(prefix, ids, prefix === 'INV-' ? 4 : 1)
  ofList.set(kind, next)
  return next
}
