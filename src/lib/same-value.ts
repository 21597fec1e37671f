const hasOwn = Object.prototype.hasOwnProperty

/** Whether two values of JSON say the same; the order of keys says nothing, and a key that is undefined is none. */
export const sameValue = (a: unknown, b: unknown): boolean => {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false
    for (let index = 0; index < a.length; index += 1) if (!sameValue(a[index], b[index])) return false
    return true
  }
  const one = a as Readonly<Record<string, unknown>>
  const other = b as Readonly<Record<string, unknown>>
  let keys = 0
  for (const key in one) {
    const value = one[key]
    if (value === undefined) continue
    if (!hasOwn.call(other, key) || !sameValue(value, other[key])) return false
    keys += 1
  }
  for (const key in other) if (other[key] !== undefined) keys -= 1
  return keys === 0
}
