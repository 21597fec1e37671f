import type { Store } from '#domain/ports.js'
import { type Batching, judgeInBatches, judgeSubjectNow, judgeThings } from './judge-batches.js'
import { judgePositions } from './judge-positions.js'
import { judgeThing } from './judge-register.js'
import { thingsOf } from './judge-things.js'
import { type Judging, registerRules, subjectRules } from './judging.js'
import { isPositionThing } from './licences/positions.js'
import { identityOf } from './links.js'

const pageSize = 500

/** Learns which asset each subject is. */
export const linkAll = async (store: Store, judging: Judging): Promise<void> => {
  const reader = store.of(judging.organisation)
  for (const { subject, into } of await reader.identity.merged()) judging.links.merge(subject, into)
  for (let after: string | undefined; ; ) {
    const page = await reader.subjects({ limit: pageSize, ...(after === undefined ? {} : { after }) })
    for (const { id } of page) judging.links.identify(await identityOf(reader, id))
    after = page.at(-1)?.id
    if (page.length < pageSize) return
  }
}

/** Things that have verdicts of the register and are none of `things`. */
const othersThan = async (
  { store, judging }: Batching,
  things: ReadonlySet<string>,
): Promise<ReadonlySet<string>> => {
  const reader = store.of(judging.organisation)
  const others = new Set<string>()
  for (let after: string | undefined; ; ) {
    const page = await reader.verdicts({
      subject: null,
      limit: pageSize,
      ...(after === undefined ? {} : { after }),
    })
    for (const { thing } of page) if (!things.has(thing) && !isPositionThing(thing)) others.add(thing)
    const last = page.at(-1)
    after = last && `${last.rule} ${last.thing}`
    if (page.length < pageSize) return others
  }
}

/**
 * Judges all that the register alone says, and ends what was said of entries that are not there any more. Nobody is
 * told when it is done for the first time. Returns how many notices were queued.
 */
export const judgeRegisterNow = async (batching: Batching): Promise<number> => {
  const { store, judging } = batching
  const things = new Set(thingsOf(judging.register.value))
  const [known] = await store.of(judging.organisation).verdicts({ subject: null, limit: 1 })
  const rules = registerRules(judging)
  const queued = await judgeThings(batching, things, rules, known === undefined)
  return (
    queued +
    (await judgeInBatches(batching, await othersThan(batching, things), (writer, thing, now) =>
      judgeThing(writer, judging, rules, thing, now),
    ))
  )
}

/** Judges every subject by `rules`. Returns how many notices were queued. */
export const judgeSubjects = async (
  batching: Batching,
  rules = subjectRules(batching.judging),
): Promise<number> => {
  const { store, judging } = batching
  const reader = store.of(judging.organisation)
  let queued = 0
  for (let after: string | undefined; ; ) {
    const page = await reader.subjects({ limit: pageSize, ...(after === undefined ? {} : { after }) })
    queued += await judgeInBatches(
      batching,
      page.map(({ id }) => id),
      (writer, id, now) => judgeSubjectNow(writer, judging, rules, id, now),
    )
    after = page.at(-1)?.id
    if (page.length < pageSize) return queued
  }
}

/**
 * Judges everything anew: the policy or the register may be another than before. Reports and pages come in between.
 * Returns how many notices were queued.
 */
export const judgeAll = async (batching: Batching): Promise<number> =>
  (await judgeRegisterNow(batching)) +
  (await judgeSubjects(batching)) +
  (await judgePositions(batching, true))
