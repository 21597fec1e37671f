import type { Logger } from 'pino'
import type { Clock } from '#domain/ports.js'
import { type Instant, plusMs, second } from '#lib/instant.js'

export interface Sleeper {
  /** Runs the work once and from then on at each moment that it names. */
  start(): Promise<void>
  /** There may be work before the next moment: runs it soon, once more if it is running. */
  wake(): void
  /** Resolves once it sleeps: all the work that it was woken for is done. */
  settled(): Promise<void>
  /** Ends after the work that is running. */
  stop(): Promise<void>
}

const afterFailureMs = 30 * second

/** Does `work` and sleeps until the moment that it returns; where it returns null, until it is woken. */
export const openSleeper = (
  work: () => Promise<Instant | null>,
  { clock, log, name }: { clock: Clock; log: Pick<Logger, 'error'>; name: string },
): Sleeper => {
  let isOn = false
  let isWanted = false
  let cancel: () => void = () => undefined
  let running: Promise<void> = Promise.resolve()

  const rounds = async (): Promise<void> => {
    while (isOn && isWanted) {
      isWanted = false
      const next = await work()
      if (isOn && !isWanted && next !== null) cancel = clock.at(next, wake)
    }
  }
  const failed = (error: unknown): void => {
    log.error({ err: error }, `${name} failed and is tried again`)
    if (isOn) cancel = clock.at(plusMs(clock.now(), afterFailureMs), wake)
  }
  const wake = (): void => {
    if (!isOn) return
    isWanted = true
    cancel()
    running = running.then(rounds).catch(failed)
  }

  return {
    wake,
    async settled() {
      for (let seen: Promise<void> | null = null; seen !== running; ) {
        seen = running
        await seen
      }
    },
    async start() {
      isOn = true
      wake()
      await running
    },
    async stop() {
      isOn = false
      cancel()
      await running
    },
  }
}
