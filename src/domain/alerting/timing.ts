import { earliest, hour, type Instant, minute, plusMs, second, toMs } from '#lib/instant.js'
import type { Notice } from '../ports/alerts.js'

/** What opens together is one message: how long the first of a quiet time waits for others. */
export const collectMs = 20 * second
/** After a message, what happens within this is one more message at its end. */
export const quietMs = 5 * minute

const firstRetryMs = 30 * second
const longestRetryMs = hour

/** How long to wait after the `attempts`-th attempt that failed: 30 s, doubling, an hour at most. */
export const retryAfterMs = (attempts: number): number =>
  Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(Math.max(attempts, 1) - 1, 16))

/** One recipient of one channel and urgency: its messages follow one another. */
export interface Lane {
  readonly channel: string
  readonly recipient: string
  readonly urgency: Notice['urgency']
  readonly notices: readonly Notice[]
}

export const lanes = (waiting: readonly Notice[]): Lane[] => {
  const byKey = Map.groupBy(waiting, (notice) =>
    JSON.stringify([notice.channel, notice.recipient, notice.urgency]),
  )
  return [...byKey.values()].map((notices) => {
    const { channel, recipient, urgency } = notices[0] as Notice
    return { channel, recipient, urgency, notices }
  })
}

/**
 * The moment at which the loose notices of a lane go out as one message; null where there are none.
 * `lastMessageAt` is when its last message was sent.
 */
export const releaseAt = (lane: Lane, lastMessageAt: Instant | null): Instant | null => {
  const loose = lane.notices.filter((notice) => notice.message === null)
  const due = earliest(...loose.map((notice) => notice.dueAt))
  if (due === null || lane.urgency === 'digest' || lastMessageAt === null) return due
  const first = earliest(...loose.map((notice) => notice.queuedAt)) ?? due
  const quietEnds = plusMs(lastMessageAt, quietMs)
  // Nobody waits longer than that for news, whatever happened to the clock or to the message before.
  return first < quietEnds ? earliest(quietEnds, plusMs(first, quietMs)) : due
}

/** The messages of a lane that were made and not taken yet, the oldest first, with when to try them again. */
export const boundMessages = (
  lane: Lane,
): { readonly message: string; readonly dueAt: Instant; readonly notices: Notice[] }[] => {
  const bound = lane.notices.filter((notice) => notice.message !== null)
  return [...Map.groupBy(bound, (notice) => notice.message as string)]
    .map(([message, notices]) => ({
      message,
      notices,
      dueAt: earliest(...notices.map((notice) => notice.dueAt)) as Instant,
      oldest: Math.min(...notices.map((notice) => toMs(notice.queuedAt))),
    }))
    .sort((a, b) => a.oldest - b.oldest)
}
