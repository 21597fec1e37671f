import type { Clock, FactSet, OrganisationWriter, Store } from '#domain/ports.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import { judgeSubject, withBook } from './advance.js'
import { applyAlerts } from './apply-alerts.js'
import { type Judging, subjectRules } from './judging.js'

/** What is no longer meant to be reported: a whole entry, or one key of it such as a backup job. */
export interface Retired {
  readonly subject: string
  readonly entry: string
  readonly key: string | null
}

const retireKey = async (
  writer: OrganisationWriter,
  { subject, entry, key }: Retired,
  sets: readonly FactSet[],
  at: string,
) => {
  const lost = await writer.lostKeys(subject)
  const set = sets.find(({ id }) => lost.some((one) => one.set === id && one.key === key))
  if (!set || key === null)
    throw new Problem(
      'not_found',
      said`Nothing of ${entry} on ${subject} stopped being reported under the key “${key ?? ''}”.`,
    )
  await writer.endLostKey(set.id, key, at)
}

const retireEntry = async (
  writer: OrganisationWriter,
  { subject, entry }: Retired,
  sets: readonly FactSet[],
  at: string,
) => {
  const gone = sets.filter(({ goneAt, hash }) => goneAt !== null && hash !== null)
  if (gone.length === 0)
    throw new Problem(
      'not_found',
      said`${entry} on ${subject} is still reported, or never was: take it out of the agent's configuration first.`,
    )
  for (const set of gone)
    await writer.putFactSet({ ...set, hash: null, since: null, observedAt: null, asked: null }, at)
}

/**
 * Says that something which is no longer reported need not be: its verdicts end, its alerts close, and it stays in
 * the history. Returns how many notices were queued.
 * @throws Problem not_found: it is still reported, or nobody knows it.
 */
export const retire = async (
  store: Store,
  clock: Pick<Clock, 'now'>,
  judging: Judging,
  retired: Retired,
  who: string,
): Promise<number> =>
  store.transaction(async (tx) => {
    const now = clock.now()
    const writer = tx.of(judging.organisation)
    const subject = await writer.subject(retired.subject)
    if (!subject) throw new Problem('not_found', said`There is no subject ${retired.subject}.`)
    const sets = (await writer.factSets(subject.id)).filter(({ entry }) => entry === retired.entry)
    await (retired.key === null ? retireEntry : retireKey)(writer, retired, sets, now)
    await writer.audit({
      at: now,
      who,
      what: 'fact.retire',
      on: subject.id,
      detail: { entry: retired.entry, key: retired.key },
    })
    const topics = new Set(sets.map(({ topic }) => topic))
    const rules = subjectRules(judging).filter(({ topic }) => topic !== null && topics.has(topic.name))
    const changed = await withBook(writer, subject, (book) =>
      judgeSubject(writer, judging, subject, book, rules, now, now),
    )
    return applyAlerts(writer, judging, changed, now, false)
  })
