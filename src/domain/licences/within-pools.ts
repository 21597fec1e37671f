import type { CountedRight } from './counted.js'
import { familyKey } from './product.js'

const poolOf = ({ right: { pool, product } }: CountedRight): string | null =>
  pool === undefined ? null : `${pool}\u0001${familyKey(product)}`

/**
 * The shares of a pool are given out of what was bought for it: together they count for no more, and what was bought only
 * for what is left. Shares of a pool that nobody recorded count for themselves.
 */
export const withinPools = (counted: readonly CountedRight[]): CountedRight[] => {
  const left = new Map<string, number>()
  for (const one of counted) {
    const pool = poolOf(one)
    if (pool !== null && one.right.unit === undefined) left.set(pool, (left.get(pool) ?? 0) + one.units)
  }
  const take = (one: CountedRight): CountedRight => {
    const pool = poolOf(one)
    const free = pool === null ? undefined : left.get(pool)
    if (pool === null || free === undefined) return one
    const units = Math.min(one.units, free)
    left.set(pool, free - units)
    return units === one.units ? one : { ...one, units }
  }
  const shares = new Map(
    counted.filter(({ right }) => right.unit !== undefined).map((one) => [one, take(one)] as const),
  )
  return counted.map((one) => shares.get(one) ?? take(one))
}
