import type { Clock } from '#domain/ports.js'
import { earliest, type Instant, latest, toInstant, toMs } from '#lib/instant.js'
import { systemClock } from '#lib/system-clock.js'

/** A clock that stands until it is moved, and that runs like the machine's own once it is let go. */
export interface PlayedClock extends Clock {
  /**
   * Goes on to `instant`, doing on the way what was to be done then; `settled` waits for what that sets going. What
   * falls within one stretch of `grainMs` is done together, at its end: each waking costs.
   */
  moveTo(instant: Instant, settled: () => Promise<void>, grainMs: number): Promise<void>
  /** From here on it runs. */
  letGo(): void
}

interface Waiting {
  readonly at: Instant
  readonly task: () => void
}

const endOf = (instant: Instant, grainMs: number): Instant =>
  toInstant(Math.ceil(toMs(instant) / grainMs) * grainMs)

/** A clock that stands at `start`. */
export const openPlayedClock = (start: Instant): PlayedClock => {
  let now: Instant | null = start
  const waiting = new Map<Waiting, () => void>()

  const moved = (): Instant => now ?? systemClock.now()

  return {
    now: moved,
    at: (instant, task) => {
      if (now === null) return systemClock.at(instant, task)
      const entry: Waiting = { at: instant, task }
      waiting.set(entry, () => waiting.delete(entry))
      return () => waiting.get(entry)?.()
    },
    moveTo: async (target, settled, grainMs) => {
      for (;;) {
        const next = earliest(...[...waiting.keys()].map(({ at }) => at))
        if (next === null || next > target || now === null) break
        now = latest(now, earliest(endOf(next, grainMs), target)) ?? target
        for (const entry of [...waiting.keys()].filter(({ at }) => at <= moved())) {
          waiting.delete(entry)
          entry.task()
        }
        await settled()
      }
      if (now !== null) now = latest(now, target) ?? target
    },
    letGo: () => {
      now = null
      for (const [entry] of waiting) {
        const cancel = systemClock.at(entry.at, () => {
          waiting.delete(entry)
          entry.task()
        })
        waiting.set(entry, () => {
          cancel()
          waiting.delete(entry)
        })
      }
    },
  }
}
