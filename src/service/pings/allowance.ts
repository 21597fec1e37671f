import type { Clock } from '#domain/ports.js'
import { hour, toMs } from '#lib/instant.js'

/** How much each of many may have: `most` at once, and as much again in every hour. */
export const openAllowance = (clock: Pick<Clock, 'now'>, most: number, mostKeys = 10_000) => {
  const left = new Map<string, { amount: number; atMs: number }>()
  return {
    /** Takes `amount`, or nothing and says false where there is not so much left. */
    take(key: string, amount: number): boolean {
      const atMs = toMs(clock.now())
      const known = left.get(key)
      const has = known ? Math.min(most, known.amount + (Math.max(0, atMs - known.atMs) / hour) * most) : most
      const isEnough = amount <= has
      left.delete(key)
      left.set(key, { amount: isEnough ? has - amount : has, atMs })
      const [oldest] = left.keys()
      if (left.size > mostKeys && oldest !== undefined) left.delete(oldest)
      return isEnough
    },
  }
}
