import type { Clock } from '#domain/ports.js'
import { hour, minute, second, toMs } from '#lib/instant.js'
import { networkOf } from '#lib/network-of.js'

interface Failures {
  count: number
  lastMs: number
}

/** How many failures are free, and how long the wait grows after them. */
interface Patience {
  readonly free: number
  readonly mostMs: number
}

export interface Patiences {
  readonly pair: Patience
  readonly address: Patience
  readonly name: Patience
}

/** With passwords. */
export const passwordPatience: Patiences = {
  pair: { free: 3, mostMs: 15 * minute },
  // An office may share one address, and a name alone must not let a stranger lock its owner out.
  address: { free: 20, mostMs: 5 * minute },
  name: { free: 30, mostMs: minute },
}

/** With one-time codes: there are but a million, and who tries them knows the password already. */
export const codePatience: Patiences = {
  pair: { free: 4, mostMs: 15 * minute },
  address: { free: 20, mostMs: 5 * minute },
  name: { free: 10, mostMs: 5 * minute },
}

const mostKeys = 10_000
/** As long as names are: what somebody types is kept for an hour, and may be a megabyte. */
const mostOfName = 64

/** Slows guessing down: after a few failures each further one makes the next wait twice as long. */
export const openDelays = (clock: Pick<Clock, 'now'>, patience: Patiences = passwordPatience) => {
  const failures = new Map<string, Failures>()

  const keysOf = (typed: string, from: string): [string, Patience][] => {
    const address = networkOf(from)
    const name = typed.slice(0, mostOfName)
    return [
      [`pair ${name}\n${address}`, patience.pair],
      [`address ${address}`, patience.address],
      [`name ${name}`, patience.name],
    ]
  }

  const waitMs = (key: string, { free, mostMs }: Patience, nowMs: number): number => {
    const known = failures.get(key)
    if (!known || known.count < free || nowMs - known.lastMs > hour) return 0
    const lengthMs = Math.min(mostMs, second * 2 ** Math.min(known.count - free, 20))
    return Math.max(0, known.lastMs + lengthMs - nowMs)
  }

  const countUp = (key: string, nowMs: number) => {
    const known = failures.get(key)
    failures.delete(key)
    const isFresh = known && nowMs - known.lastMs <= hour
    failures.set(key, { count: (isFresh ? known.count : 0) + 1, lastMs: nowMs })
    const [oldest] = failures.keys()
    if (failures.size > mostKeys && oldest !== undefined) failures.delete(oldest)
  }

  return {
    /**
     * Begins an attempt and counts it as failed until `succeed`, so that many at once gain nothing.
     * Returns the seconds to wait, zero where it may go on.
     */
    begin(name: string, address: string): number {
      const nowMs = toMs(clock.now())
      const keys = keysOf(name, address)
      const longest = Math.max(...keys.map(([key, allowed]) => waitMs(key, allowed, nowMs)))
      if (longest > 0) return Math.ceil(longest / second)
      for (const [key] of keys) countUp(key, nowMs)
      return 0
    },
    succeed(name: string, address: string): void {
      for (const [key] of keysOf(name, address)) failures.delete(key)
    },
    /** Takes one attempt back that was right as far as it went: those before it still count. */
    forgive(name: string, address: string): void {
      for (const [key] of keysOf(name, address)) {
        const known = failures.get(key)
        if (known) known.count -= 1
      }
    },
  }
}
