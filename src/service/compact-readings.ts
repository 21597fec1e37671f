import type { Clock, Store } from '#domain/ports.js'
import { hour, plusMs } from '#lib/instant.js'
import { openSleeper, type Sleeper } from './sleeper.js'

/** Turns old readings into hours and days, once an hour. */
export const openCompacting = ({
  store,
  clock,
  log,
}: {
  readonly store: Pick<Store, 'compactReadings'>
  readonly clock: Clock
  readonly log: Parameters<typeof openSleeper>[1]['log']
}): Sleeper =>
  openSleeper(
    async () => {
      await store.compactReadings(clock.now())
      return plusMs(clock.now(), hour)
    },
    { clock, log, name: 'compacting readings' },
  )
