export type Variables = ReadonlyMap<string, string>

/** The largest values of counters of 8, 16 and 32 bits, with a sign and without, and what drivers make of them. */
const sentinels = new Set([
  255, 32_767, 65_535, 65_534, 2_147_483_647, 4_294_967_295, 4095, 409.5, 409.6, 655.35, 3276.7, 6553.5,
  6553.4, 3_932_100, 3_932_040, 1_966_020, 2_147_483_640, -1,
])

interface Range {
  readonly min: number
  readonly max: number
  /** Whether exactly 0 is a value and not the way in which this device says that it has none. */
  readonly zero: boolean
  /** Whether 255 may be meant. */
  readonly may255?: boolean
}

/** The number of the first variable that has a real one, or null: absent, no number, a sentinel, or beyond belief. */
export const readNumber = (variables: Variables, names: readonly string[], range: Range): number | null => {
  for (const name of names) {
    const text = variables.get(name) ?? ''
    if (!/^[+-]?\d+(\.\d+)?$/.test(text)) continue
    const value = Number(text)
    const isSentinel = sentinels.has(value) && !(value === 255 && range.may255)
    if (isSentinel || value < range.min || value > range.max || (value === 0 && !range.zero)) continue
    return value
  }
  return null
}
