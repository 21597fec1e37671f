/** The largest values of counters of 8, 16 and 32 bits, with a sign and without, and what scales make of them. */
const sentinels = new Set([
  255, 32_767, 65_534, 65_535, 655_350, 999_999, 2_147_483_640, 2_147_483_647, 4_294_967_295, 655.35, 3276.7,
  6553.4, 6553.5, 1_966_020, 3_932_040, 3_932_100, -1,
])

export interface Range {
  readonly min: number
  readonly max: number
  /** Whether exactly 0 is a value and not the way in which this device says that it has none. */
  readonly zero: boolean
  /** Whether 255 may be meant. */
  readonly may255?: boolean
  /** Whether -1 may be meant, as it may of a current that flows back. */
  readonly mayMinus1?: boolean
}

const isSentinel = (value: number, { may255, mayMinus1 }: Range): boolean =>
  sentinels.has(value) && !(value === 255 && may255) && !(value === -1 && mayMinus1)

/** Whether a number can be what was measured: no way of saying that nothing was, and nothing beyond belief. */
export const isBelievable = (value: number, range: Range): boolean =>
  !isSentinel(value, range) && value >= range.min && value <= range.max && (value !== 0 || range.zero)
