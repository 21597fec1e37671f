import { setImmediate } from 'node:timers/promises'
import type { Clock, Store } from '#domain/ports.js'
import { judgeSubject, withBook } from './advance.js'
import { applyAlerts } from './apply-alerts.js'
import { judgeRegister } from './judge-register.js'
import { type Judging, registerRules, subjectRules } from './judging.js'
import { identityOf } from './links.js'
import { syncRegister } from './sync-register.js'
import type { Changed, VerdictBook } from './verdict-book.js'

const pageSize = 500

/** Subjects that share one commit; reports come in between. */
const atOnce = 16

/** Learns which asset each subject is. */
export const linkAll = async (store: Store, judging: Judging): Promise<void> => {
  const reader = store.of(judging.organisation)
  for (let after: string | undefined; ; ) {
    const page = await reader.subjects({ limit: pageSize, ...(after === undefined ? {} : { after }) })
    for (const { id } of page) judging.links.identify(await identityOf(reader, id))
    after = page.at(-1)?.id
    if (page.length < pageSize) return
  }
}

/** Takes the register as it stands into its history and judges it. Returns how many notices were queued. */
export const judgeRegisterNow = async (
  store: Store,
  clock: Pick<Clock, 'now'>,
  judging: Judging,
): Promise<number> =>
  store.transaction(async (tx) => {
    const now = clock.now()
    const writer = tx.of(judging.organisation)
    const isFirst = (await writer.registerEntries()).length === 0
    await syncRegister(writer, judging.register.value, now)
    const changed = await judgeRegister(writer, judging, registerRules(judging), now, now)
    return applyAlerts(writer, judging, changed, now, isFirst)
  })

/**
 * Judges everything anew: the policy or the register may be another than before. Some subjects at a time share a
 * commit, so that reports come in between. Returns how many notices were queued.
 */
export const judgeAll = async (
  store: Store,
  clock: Pick<Clock, 'now'>,
  judging: Judging,
): Promise<number> => {
  let queued = await judgeRegisterNow(store, clock, judging)
  const reader = store.of(judging.organisation)
  const rules = subjectRules(judging)
  for (let after: string | undefined; ; ) {
    const page = await reader.subjects({ limit: pageSize, ...(after === undefined ? {} : { after }) })
    for (let first = 0; first < page.length; first += atOnce) {
      const some = page.slice(first, first + atOnce)
      queued += await store.transaction(async (tx) => {
        const now = clock.now()
        const writer = tx.of(judging.organisation)
        const changed: Changed[] = []
        for (const { id } of some) {
          const subject = await writer.subject(id)
          if (!subject) continue
          const judge = async (book: VerdictBook) => {
            await judgeSubject(writer, judging, subject, book, rules, now, now)
            await book.endOthers(judging.policy.rules, now)
          }
          changed.push(...(await withBook(writer, subject, judge)))
        }
        return applyAlerts(writer, judging, changed, now, false)
      })
      await setImmediate()
    }
    after = page.at(-1)?.id
    if (page.length < pageSize) return queued
  }
}
