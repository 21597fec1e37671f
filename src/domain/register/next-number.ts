/** A word with a number at its end, as inventory numbers are: `PC-017`. */
const numbered = /^(.*?\D)(\d{1,9})$/

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

/** The word before the number that most of these ids share; null where none has a number. */
const commonPrefix = (ids: Iterable<string>): string | null => {
  const counts = new Map<string, number>()
  for (const id of ids) {
    const prefix = numbered.exec(id)?.[1]
    if (prefix !== undefined) counts.set(prefix, (counts.get(prefix) ?? 0) + 1)
  }
  return [...counts].sort(([a, many], [b, more]) => more - many || a.localeCompare(b))[0]?.[0] ?? null
}

/**
 * The inventory number that comes next for a thing of `kind`: it goes on where things of that kind left off, else
 * where the whole register did.
 */
export const nextInventoryNumber = (
  kind: string,
  assets: readonly { readonly id: string; readonly kind: string }[],
): string => {
  const ids = assets.map(({ id }) => id)
  const prefix =
    commonPrefix(assets.filter((asset) => asset.kind === kind).map(({ id }) => id)) ??
    commonPrefix(ids) ??
    'INV-'
  return after(prefix, ids, prefix === 'INV-' ? 4 : 1)
}
