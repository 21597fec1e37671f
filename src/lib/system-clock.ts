import { type Instant, toInstant, toMs } from './instant.js'

/** Timers take no longer waits; whoever is woken early finds nothing due and sleeps on. */
const longestMs = 2 ** 31 - 1

/** The clock of this machine. */
export const systemClock = {
  now: (): Instant => toInstant(Date.now()),
  at: (instant: Instant, task: () => void): (() => void) => {
    const timer = setTimeout(task, Math.min(longestMs, Math.max(0, toMs(instant) - Date.now())))
    return () => clearTimeout(timer)
  },
}
