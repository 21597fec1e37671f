/** A generator of numbers that is the same for the same seed (mulberry32). */
export interface Random {
  /** A whole number from `least` to `most`. */
  whole(least: number, most: number): number
  pick<T>(list: readonly T[]): T
}

export const randomOf = (seed: number): Random => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1))
  return { whole, pick: (list) => list[whole(0, list.length - 1)] as (typeof list)[number] }
}
