import type { Clock, Store } from '#domain/ports.js'
import { earliest, type Instant, minute, plusMs } from '#lib/instant.js'
import { judgeSubject } from './advance.js'
import { type Judging, subjectRules } from './judging.js'
import { applyAlerts, countVerdicts } from './put-verdicts.js'

/** Subjects whose new readings wait to be judged: at most once a minute for each. */
export interface UnreadReadings {
  /** Returns true where nothing waited before. */
  add(subjects: readonly string[]): boolean
  /** When the first of them may be judged; null where none waits. */
  nextAt(): Instant | null
  /** Judges those that may be judged now. Returns how many notices were queued. */
  judge(): Promise<number>
}

/** What waits is lost with the process, and every subject is judged anew at its start. */
export const openUnreadReadings = (
  store: Store,
  clock: Pick<Clock, 'now'>,
  judging: Judging,
): UnreadReadings => {
  const waiting = new Map<string, Instant>()
  const judgedAt = new Map<string, Instant>()
  const rules = subjectRules(judging).filter(({ usesReadings }) => usesReadings)

  const judgeOne = (id: string, now: Instant): Promise<number> =>
    store.transaction(async (tx) => {
      const writer = tx.of(judging.organisation)
      const subject = await writer.subject(id)
      if (!subject) return 0
      const changed = await judgeSubject(writer, judging, subject, rules, now, now)
      if (changed.length > 0) await countVerdicts(writer, id)
      return applyAlerts(writer, judging, changed, now, false)
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
    nextAt: () => earliest(...waiting.values()),
    judge: async () => {
      const now = clock.now()
      let queued = 0
      for (const [id, at] of waiting) {
        if (at > now) continue
        waiting.delete(id)
        judgedAt.set(id, now)
        queued += await judgeOne(id, now)
      }
      for (const [id, at] of judgedAt) if (plusMs(at, minute) <= now) judgedAt.delete(id)
      return queued
    },
  }
}
