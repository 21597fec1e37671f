import { setImmediate } from 'node:timers/promises'
import type { Clock, Store } from '#domain/ports.js'
import { earliest, type Instant, minute, plusMs } from '#lib/instant.js'
import { judgeSubject, withBook } from './advance.js'
import { applyAlerts } from './apply-alerts.js'
import { type Judging, subjectRules } from './judging.js'
import type { VerdictBook } from './verdict-book.js'

/** Subjects whose new readings wait to be judged: at most once a minute for each. */
export interface UnreadReadings {
  /** Returns true where nothing waited before. */
  add(subjects: readonly string[]): boolean
  /** These were judged just now, with what else changed. */
  judged(subjects: readonly string[]): void
  /** When the first of them may be judged; null where none waits. */
  nextAt(): Instant | null
  /** Judges those that may be judged now. Returns how many notices were queued. */
  judge(): Promise<number>
}

/** Subjects that share one commit; reports come in between. */
const atOnce = 16

/** What waits is lost with the process, and every subject is judged anew at its start. */
export const openUnreadReadings = (
  store: Store,
  clock: Pick<Clock, 'now'>,
  judging: Judging,
): UnreadReadings => {
  const waiting = new Map<string, Instant>()
  const judgedAt = new Map<string, Instant>()
  const rules = subjectRules(judging).filter(({ usesReadings }) => usesReadings)

  const judgeSome = (ids: readonly string[], now: Instant): Promise<number> =>
    store.transaction(async (tx) => {
      const writer = tx.of(judging.organisation)
      let queued = 0
      for (const id of ids) {
        const subject = await writer.subject(id)
        if (!subject) continue
        const judge = (book: VerdictBook) => judgeSubject(writer, judging, subject, book, rules, now, now)
        queued += await applyAlerts(writer, judging, await withBook(writer, subject, judge), now, false)
      }
      return queued
    })

  return {
    add: (subjects) => {
      const isFirst = waiting.size === 0
      const now = clock.now()
      for (const id of subjects) {
        const last = judgedAt.get(id)
        if (!waiting.has(id)) waiting.set(id, last ? plusMs(last, minute) : now)
      }
      return isFirst
    },
    judged: (subjects) => {
      const now = clock.now()
      for (const id of subjects) {
        waiting.delete(id)
        judgedAt.set(id, now)
      }
    },
    nextAt: () => earliest(...waiting.values()),
    judge: async () => {
      const now = clock.now()
      const due = [...waiting].filter(([, at]) => at <= now).map(([id]) => id)
      let queued = 0
      for (let first = 0; first < due.length; first += atOnce) {
        const some = due.slice(first, first + atOnce)
        for (const id of some) {
          waiting.delete(id)
          judgedAt.set(id, now)
        }
        queued += await judgeSome(some, now)
        await setImmediate()
      }
      for (const [id, at] of judgedAt) if (plusMs(at, minute) <= now) judgedAt.delete(id)
      return queued
    },
  }
}
