import { setImmediate } from 'node:timers/promises'
import type { Rule } from '#domain/policy/compiled.js'
import type { Clock, OrganisationWriter, Store } from '#domain/ports.js'
import type { Instant } from '#lib/instant.js'
import { openSlice } from '#lib/slice.js'
import { judgeSubject, withBook } from './advance.js'
import { applyAlerts } from './apply-alerts.js'
import { judgeThing } from './judge-register.js'
import { organisationThing } from './judge-things.js'
import type { Judging } from './judging.js'
import type { Changed } from './verdict-book.js'

/** So long pages and reports wait at most for what is judged in the background, and for its commit. */
const sliceMs = 8

export interface Batching {
  readonly store: Store
  readonly clock: Pick<Clock, 'now'>
  readonly judging: Judging
  /** Resolves when those who wait for an answer have it. */
  readonly giveWay?: () => Promise<void>
}

/**
 * Judges one after another, as many in one commit as fit into a moment, and lets others in between. Returns how many
 * notices were queued.
 */
export const judgeInBatches = async <T>(
  { store, clock, judging, giveWay }: Batching,
  items: Iterable<T>,
  judge: (writer: OrganisationWriter, item: T, now: Instant) => Promise<readonly Changed[]>,
  isFirstReport = false,
): Promise<number> => {
  let queued = 0
  const iterator = items[Symbol.iterator]()
  for (let next = iterator.next(); !next.done; ) {
    queued += await store.transaction(async (tx) => {
      const now = clock.now()
      const writer = tx.of(judging.organisation)
      const changed: Changed[] = []
      const slice = openSlice(sliceMs)
      do {
        changed.push(...(await judge(writer, next.value, now)))
        next = iterator.next()
      } while (!next.done && !slice.isOver())
      return applyAlerts(writer, judging, changed, now, isFirstReport)
    })
    await setImmediate()
    await giveWay?.()
  }
  return queued
}

/** Judges a subject anew by `rules`, and ends what rules said that are no more. Nothing, where it is none. */
export const judgeSubjectNow = async (
  writer: OrganisationWriter,
  judging: Judging,
  rules: readonly Rule[],
  id: string,
  now: Instant,
): Promise<readonly Changed[]> => {
  const subject = await writer.subject(id)
  if (!subject) return []
  return withBook(writer, subject, async (book) => {
    await judgeSubject(writer, judging, subject, book, rules, now, now)
    await book.endOthers(judging.policy.rules, now)
  })
}

/** Judges things of the register by `rules`; the whole of it rule by rule, since each takes its time there. */
export const judgeThings = (
  batching: Batching,
  things: Iterable<string>,
  rules: readonly Rule[],
  isFirstReport = false,
): Promise<number> => {
  const parts = function* () {
    for (const thing of things)
      if (thing !== organisationThing) yield { thing, by: rules }
      else for (const rule of rules) if (rule.each === 'organisation') yield { thing, by: [rule] }
  }
  return judgeInBatches(
    batching,
    parts(),
    (writer, { thing, by }, now) => judgeThing(writer, batching.judging, by, thing, now),
    isFirstReport,
  )
}
