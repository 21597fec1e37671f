import type { Logger } from 'pino'
import type { Clock, Store } from '#domain/ports.js'
import { earliest, type Instant, minute, plusMs } from '#lib/instant.js'
import { judgeDue } from './judge-due.js'
import type { Judging } from './judging.js'
import { openSleeper, type Sleeper } from './sleeper.js'
import { tellSilence } from './tell-silence.js'
import { openUnreadReadings } from './unread-readings.js'

export interface WakeOptions {
  readonly store: Store
  readonly clock: Clock
  readonly judging: Judging
  readonly log: Pick<Logger, 'error'>
  /** Told where time has made what licences are reckoned by another. */
  onReckon?(): void
  /** Told after notices were queued. */
  onNotices(): void
}

export interface Wake extends Sleeper {
  /** New readings of these subjects have come. */
  readingsOf(subjects: readonly string[]): void
  /** These were judged just now. */
  judged(subjects: readonly string[]): void
  /** Judges what is due now. Returns when to look again. */
  runDue(): Promise<Instant | null>
}

/** How often to look whether an agent has fallen silent. */
const listenMs = minute

/** The service's sleep: verdicts are judged again at the very moment at which time changes them, and not before. */
export const openWake = ({ store, clock, judging, log, onReckon, onNotices }: WakeOptions): Wake => {
  const unread = openUnreadReadings(store, clock, judging)
  const since = clock.now()
  let listenAt = plusMs(since, listenMs)

  const runDue = async (): Promise<Instant | null> => {
    let queued = (await judgeDue(store, clock, judging)) + (await unread.judge())
    if (clock.now() >= listenAt) {
      listenAt = plusMs(clock.now(), listenMs)
      queued += await tellSilence(store, clock, judging, since)
    }
    if (queued > 0) onNotices()
    const changesAt = judging.positions?.changesAt() ?? null
    const isOver = changesAt !== null && changesAt <= clock.now()
    if (isOver) onReckon?.()
    return earliest(await store.nextWake(), unread.nextAt(), listenAt, isOver ? null : changesAt)
  }

  const sleeper = openSleeper(runDue, { clock, log, name: 'judging what has come due' })
  return {
    ...sleeper,
    runDue,
    judged: (subjects) => unread.judged(subjects),
    readingsOf: (subjects) => {
      if (unread.add(subjects)) sleeper.wake()
    },
  }
}
