import { isBelievable, type Range } from '../ups/believable.js'

export type Variables = ReadonlyMap<string, string>

/** What drivers of converters of 12 bits say where nothing was measured. */
const ofTwelveBits = new Set([4095, 409.5, 409.6])

/** The number of the first variable that has a real one, or null: absent, no number, a sentinel, or beyond belief. */
export const readNumber = (variables: Variables, names: readonly string[], range: Range): number | null => {
  for (const name of names) {
    const text = variables.get(name) ?? ''
    if (!/^[+-]?\d+(\.\d+)?$/.test(text)) continue
    const value = Number(text)
    if (!ofTwelveBits.has(value) && isBelievable(value, range)) return value
  }
  return null
}
