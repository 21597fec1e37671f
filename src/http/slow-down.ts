import { createMiddleware } from 'hono/factory'
import type { Clock } from '#domain/ports.js'
import { second, toMs } from '#lib/instant.js'
import { networkOf } from '#lib/network-of.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import type { Env } from './env.js'
import type { WhereFrom } from './where-from.js'

/** An office that comes in at eight behind one address gets through; who tries things out does not. */
const burst = 60
const perSecond = 1
const mostAddresses = 10_000

/** How much an address has left; it fills up again as time passes. */
export const openBuckets = (clock: Pick<Clock, 'now'>) => {
  const buckets = new Map<string, { left: number; atMs: number }>()
  return {
    /** Takes one. Returns the seconds to wait, zero where there was one left. */
    take(from: string): number {
      const address = networkOf(from)
      const atMs = toMs(clock.now())
      const known = buckets.get(address)
      const left = known
        ? Math.min(burst, known.left + (Math.max(0, atMs - known.atMs) / second) * perSecond)
        : burst
      buckets.delete(address)
      buckets.set(address, { left: left < 1 ? left : left - 1, atMs })
      const [oldest] = buckets.keys()
      if (buckets.size > mostAddresses && oldest !== undefined) buckets.delete(oldest)
      return left < 1 ? Math.ceil((1 - left) / perSecond) : 0
    },
  }
}

/** Gives open routes the means to slow down who posts to them too often from one address. */
export const slowDown = (where: WhereFrom, clock: Pick<Clock, 'now'>) => {
  const buckets = openBuckets(clock)
  return createMiddleware<Env>(async (c, next) => {
    c.set('slowDown', () => {
      const seconds = buckets.take(where.address(c))
      if (seconds === 0) return
      c.header('Retry-After', String(seconds))
      throw new Problem('too_many', said`Too many requests from this address: try again in ${seconds} s.`)
    })
    await next()
  })
}
