import { isForeignAgent } from '#domain/foreign/told.js'
import type { Moved } from '#domain/ports/identity.js'
import type { Agent, Clock, FactSet, OrganisationWriter, Store, Subject } from '#domain/ports.js'
import type { Instant } from '#lib/instant.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import type { Judging } from '../judging.js'
import type { Who } from '../record-edit.js'
import { rememberMarks } from './remember-marks.js'
import { settleSubjects } from './settle-subjects.js'

export interface Merging {
  readonly store: Store
  readonly clock: Pick<Clock, 'now'>
  readonly judging: Judging
}

export interface Merge {
  readonly subject: string
  /** The one that goes on. */
  readonly into: string
  readonly why: string
}

/** @throws Problem invalid. */
export const reasonGiven = (why: string): string => {
  const given = why.trim().slice(0, 1000)
  if (given === '') throw new Problem('invalid', 'Say why: it stands in the history.')
  return given
}

/** @throws Problem not_found; conflict, where it is a part of another one. */
export const wholeSubject = async (
  writer: Pick<OrganisationWriter, 'subject'>,
  { links }: Pick<Judging, 'links'>,
  id: string,
): Promise<Subject> => {
  const subject = await writer.subject(id)
  if (!subject) throw new Problem('not_found', said`There is no subject ${id}.`)
  const whole = links.resolve(id)
  if (whole !== id) throw new Problem('conflict', said`${id} is a part of ${whole} already.`)
  return subject
}

const requireFit = (judging: Judging, part: Subject, whole: Subject): void => {
  if (part.id === whole.id) throw new Problem('invalid', 'These are one subject already.')
  if (part.kind !== whole.kind)
    throw new Problem('invalid', said`${part.id} and ${whole.id} are not things of one kind.`)
  const [mine, yours] = [judging.links.assetOf(part.id), judging.links.assetOf(whole.id)]
  if (mine && yours && mine.id !== yours.id)
    throw new Problem(
      'conflict',
      said`${part.id} is the asset ${mine.id} and ${whole.id} is the asset ${yours.id}: one machine is one asset. Write one of them off, or take its link back, and merge then.`,
    )
}

/** The agent of ours on a subject, if it may report. */
const ownAgent = async (writer: OrganisationWriter, subject: string): Promise<Agent | null> => {
  const agent = await writer.agentOfSubject(subject)
  return agent && agent.revokedAt === null && !isForeignAgent(agent.id) ? agent : null
}

/**
 * One machine has one agent of ours: which of two ends.
 * @throws Problem conflict, where both report.
 */
const endingAgent = (a: Agent | null, b: Agent | null, now: Instant): Agent | null => {
  if (!a || !b) return null
  const [ends, stays] = (a.observedAt ?? '') > (b.observedAt ?? '') ? [b, a] : [a, b]
  if (ends.staleAt !== null && ends.staleAt > now)
    throw new Problem(
      'conflict',
      said`Both report at this time, by the agents ${ends.id} and ${stays.id}: two machines do that. If they are one, end one of the agents first.`,
    )
  return ends
}

const before = ({ id, subject, revokedAt, observedAt }: Agent): Moved['agents'][number] => ({
  id,
  subject,
  revokedAt,
  observedAt,
})

/** What the agent that ends has told is told by the other one from now on, unless that one tells it already. */
const passSets = async (
  writer: OrganisationWriter,
  ends: Agent,
  stays: Agent,
  of: (subject: string) => string,
  now: Instant,
): Promise<FactSet[]> => {
  const place = (set: FactSet) => `${of(set.subject)}\n${set.entry}`
  const told = new Set((await writer.factSetsOfAgent(stays.id)).map(place))
  const passed = await writer.factSetsOfAgent(ends.id)
  for (const set of passed) {
    const subject = of(set.subject)
    const observedAt = set.hash === null ? null : (set.observedAt ?? ends.observedAt)
    await writer.putFactSet(
      told.has(place(set))
        ? {
            ...set,
            subject,
            hash: null,
            since: null,
            observedAt: null,
            asked: null,
            goneAt: set.goneAt ?? now,
          }
        : { ...set, subject, agent: stays.id, observedAt },
      now,
    )
  }
  return passed
}

const moveAll = async (
  writer: OrganisationWriter,
  part: string,
  whole: string,
  now: Instant,
): Promise<Moved> => {
  const [mine, yours] = [await ownAgent(writer, part), await ownAgent(writer, whole)]
  const ends = endingAgent(mine, yours, now)
  const stays = ends === mine ? yours : mine
  const agents = (await writer.observed.reportersOf(part)).filter(({ subject }) => subject === part)
  if (ends && ends.subject !== part) agents.push(ends)
  const sets = await writer.factSets(part)
  const of = (subject: string) => (subject === part ? whole : subject)
  const passed = ends && stays ? await passSets(writer, ends, stays, of, now) : []
  const isPassed = new Set(passed.map(({ id }) => id))
  for (const set of sets) if (!isPassed.has(set.id)) await writer.putFactSet({ ...set, subject: whole }, now)
  // Without what they said last, their next report is looked at whole.
  for (const agent of agents)
    await writer.putAgent({
      ...agent,
      subject: of(agent.subject),
      revokedAt: agent.id === ends?.id ? now : agent.revokedAt,
      manifest: null,
    })
  if (stays && !agents.some(({ id }) => id === stays.id)) await writer.putAgent({ ...stays, manifest: null })
  return {
    agents: agents.map(before),
    sets: [...sets, ...passed.filter(({ subject }) => subject !== part)],
    marks: await writer.identity.marks(part),
  }
}

/**
 * Makes two subjects one: from now on all that is told of either is of `into`, and it is judged as one. What was known of
 * each until now stays in the history as it was. Returns the number by which it can be undone, and how many notices
 * were queued.
 * @throws Problem not_found; invalid; conflict, with what to do.
 */
export const mergeSubjects = async (
  { store, clock, judging }: Merging,
  merge: Merge,
  who: Who,
): Promise<{ readonly number: number; readonly queued: number }> => {
  const why = reasonGiven(merge.why)
  const { links, organisation } = judging
  let isLinked = false
  try {
    return await store.transaction(async (tx) => {
      const writer = tx.of(organisation)
      const now = clock.now()
      const part = await wholeSubject(writer, judging, merge.subject)
      const whole = await wholeSubject(writer, judging, merge.into)
      requireFit(judging, part, whole)
      const moved = await moveAll(writer, part.id, whole.id, now)
      const number = await writer.identity.putMerge({
        subject: part.id,
        into: whole.id,
        at: now,
        who: who.id,
        whoName: who.name,
        why,
        moved,
      })
      await writer.identity.putMarks(part.id, { machine: null, values: {} }, now)
      if (whole.kind === 'host') await rememberMarks(writer, whole.id, now)
      const assets = links.merge(part.id, whole.id)
      isLinked = true
      const question = await writer.identity.questionOf(part.id, whole.id)
      if (question && question.answer === null)
        await writer.identity.answer(question.number, {
          answer: 'same',
          why,
          at: now,
          who: who.id,
          whoName: who.name,
        })
      await writer.audit({
        at: now,
        who: who.id,
        what: 'subject.merge',
        on: whole.id,
        detail: { merge: number, subject: part.id, why },
      })
      const queued = await settleSubjects(
        writer,
        judging,
        { whole: [whole.id], parts: [part.id], assets },
        now,
      )
      return { number, queued }
    })
  } catch (error) {
    if (isLinked) links.part(merge.subject)
    throw error
  }
}
