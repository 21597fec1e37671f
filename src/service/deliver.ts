import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { type AlertMessage, type Channel, DeliveryError } from '#domain/alerting/channel.js'
import { boundMessages, type Lane, lanes, releaseAt, retryAfterMs } from '#domain/alerting/timing.js'
import type { Notice, OutboxStore } from '#domain/ports/alerts.js'
import type { Clock, Store } from '#domain/ports.js'
import { earliest, type Instant, latest, plusMs, second } from '#lib/instant.js'
import { sideBySide } from '#lib/side-by-side.js'
import { alertMessage, type MessageSources } from './alert-message.js'
import { checkRuleTexts } from './alert-texts.js'
import { renderAlert } from './render-alert.js'
import { openSleeper, type Sleeper } from './sleeper.js'

export interface DelivererOptions extends Omit<MessageSources, 'reader'> {
  readonly store: Store
  readonly organisation: string
  /** The open channels, by their name. Closing them is for whoever opened them. */
  readonly channels: ReadonlyMap<string, Channel>
  readonly clock: Clock
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>
  /** Makes the id of a message; it is also its Message-ID. */
  readonly newId?: () => string
}

/** After a commit that queued notices it wants a `wake()`: there may be an earlier moment to send at. */
export interface Deliverer extends Sleeper {
  /** Sends all that is due now. Returns when to look again; null where nothing waits. */
  runDue(): Promise<Instant | null>
}

type Outcome = 'idle' | 'taken' | 'refused'

const atOnce = 4

const laneKey = ({ channel, recipient, urgency }: Lane): string =>
  JSON.stringify([channel, recipient, urgency])

/**
 * The worker of the outbox. Notices are bound to a message on disk before it is sent, and a message is sent again
 * whole, under the same id, until it is taken or refused for good: a kill at any moment loses nothing.
 * @throws Problem invalid, where a text of a rule cannot be filled in.
 */
export const openDeliverer = (options: DelivererOptions): Deliverer => {
  const { store, organisation, channels, clock, log, texts, policy, newId = randomUUID } = options
  checkRuleTexts(texts, policy.rules.values())
  const reader = store.of(organisation)
  const sources: MessageSources = { ...options, reader }
  /** When a message of a lane was last tried: news is a reason to try again before its time, once. */
  const triedAt = new Map<string, Instant>()

  const write = <T>(work: (outbox: OutboxStore['write']) => Promise<T>): Promise<T> =>
    store.transaction((tx) => work(tx.of(organisation).outbox))

  const releaseOf = async (lane: Lane): Promise<Instant | null> =>
    releaseAt(lane, await reader.outbox.lastMessageAt(lane.channel, lane.recipient, lane.urgency))
  const isNews = (lane: Lane, release: Instant): boolean => release > (triedAt.get(laneKey(lane)) ?? '')

  const send = async (message: AlertMessage, { channel, recipient }: Lane): Promise<void> => {
    const open = channels.get(channel)
    if (!open) throw new DeliveryError(`there is no channel ${channel}`, { retry: true })
    await open.send(recipient, renderAlert(texts, message))
  }

  /** Tries a bound message once. True where the lane is free for the next one. */
  const attempt = async (id: string, notices: readonly Notice[], lane: Lane): Promise<boolean> => {
    const about = { message: id, channel: lane.channel, recipient: lane.recipient, notices: notices.length }
    triedAt.set(laneKey(lane), clock.now())
    const attempts = 1 + Math.max(...notices.map((notice) => notice.attempts))
    try {
      const message = await alertMessage(sources, id, notices)
      if (message === null) throw new DeliveryError('its alerts are no longer known', { retry: false })
      await send(message, lane)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      if (error instanceof DeliveryError && !error.retry) {
        await write((outbox) => outbox.giveUp(id, clock.now(), reason))
        log.error({ ...about, err: error }, 'an alert could not be delivered and is given up')
        return true
      }
      const dueAt = plusMs(clock.now(), retryAfterMs(attempts))
      await write((outbox) => outbox.retry(id, dueAt, reason))
      log.warn({ ...about, attempts, dueAt, err: error }, 'an alert could not be delivered yet')
      return false
    }
    await write((outbox) => outbox.sent(id, clock.now()))
    log.info(about, 'an alert was delivered')
    return true
  }

  /** Sends what is due in one lane, its older messages before newer news. */
  const runLane = async (lane: Lane, isBack: boolean): Promise<Outcome> => {
    const now = clock.now()
    const release = await releaseOf(lane)
    const isReleased = release !== null && release <= now
    let outcome: Outcome = 'idle'
    for (const bound of boundMessages(lane)) {
      if (bound.dueAt > now && !isBack && !(isReleased && isNews(lane, release))) return outcome
      if (!(await attempt(bound.message, bound.notices, lane))) return 'refused'
      outcome = 'taken'
    }
    if (!isReleased) return outcome
    const loose = lane.notices.filter(
      (notice) => notice.message === null && (lane.urgency === 'now' || notice.dueAt <= now),
    )
    const id = newId()
    const ids = loose.map((notice) => notice.id)
    await write((outbox) => outbox.bind(ids, id, clock.now()))
    return (await attempt(id, loose, lane)) ? 'taken' : 'refused'
  }

  const nextLook = async (): Promise<Instant | null> => {
    const looks = await Promise.all(
      lanes(await reader.outbox.waiting()).map(async (lane) => {
        const release = await releaseOf(lane)
        const [oldest] = boundMessages(lane)
        if (!oldest) return release
        return earliest(oldest.dueAt, release !== null && isNews(lane, release) ? release : null)
      }),
    )
    const next = earliest(...looks)
    // Whatever is due already became so just now; a breath keeps a fault from turning into a busy loop.
    return next === null ? null : latest(next, plusMs(clock.now(), second))
  }

  const pass = async (): Promise<Instant | null> => {
    const tried = new Set<string>()
    const back = new Set<string>()
    const run = (isBack: boolean) => async (lane: Lane) => {
      const outcome = await runLane(lane, isBack)
      if (outcome !== 'idle') tried.add(laneKey(lane))
      if (outcome === 'taken') back.add(lane.channel)
    }
    const waiting = lanes(await reader.outbox.waiting())
    await sideBySide(waiting, atOnce, run(false))
    // A channel that took something is there again: what waits for it need not wait any longer.
    const others = waiting.filter((lane) => back.has(lane.channel) && !tried.has(laneKey(lane)))
    await sideBySide(others, atOnce, run(true))
    return nextLook()
  }

  let passes: Promise<unknown> = Promise.resolve()
  const runDue = (): Promise<Instant | null> => {
    // Two passes at once would send a message twice.
    const mine = passes.then(pass, pass)
    passes = mine.catch(() => undefined)
    return mine
  }

  const sleeper = openSleeper(runDue, { clock, log, name: 'working through the outbox' })
  return { ...sleeper, runDue }
}
