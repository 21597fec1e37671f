import type { Observation } from '#contract/report.js'
import type { Topic } from '#contract/topic.js'
import { blankSet, topicOf } from '#domain/blank-set.js'
import type { Agent, FactSet, OrganisationWriter } from '#domain/ports.js'
import type { Resolve } from '#domain/register/link.js'
import type { Instant } from '#lib/instant.js'

/** What one report changes of what is known, and what the server lacks to know it all. */
export interface FactChanges {
  /** Topics that changed, by subject. */
  readonly topics: Map<string, Set<string>>
  readonly wants: { subject: string | null; entry: string }[]
}

interface Asked {
  readonly agent: Agent
  readonly subject: string
  readonly observation: Observation
  readonly at: Instant
  /** What to add to times inside facts. */
  readonly shiftSeconds: number
  readonly topics: ReadonlyMap<string, Topic>
}

/** A subject by the agent that reports it: its own host, or another thing by kind and id. */
export const subjectIdOf = (
  agent: Agent,
  subject: { kind: string; id: string } | null,
  resolve: Resolve,
): string => (subject ? resolve(`${subject.kind}:${subject.id}`) : agent.subject)

/**
 * Times that were told before were written by the clock as it was then. Small changes of a large skew are the drift
 * of a clock.
 */
const shiftOf = (before: FactSet | undefined, hash: string, now: number): number =>
  before && (before.hash === hash || Math.abs(before.shiftSeconds - now) <= 60) ? before.shiftSeconds : now

/** Keys that a lasting topic lost with the new content, and those that came back. */
const compareKeys = async (
  writer: OrganisationWriter,
  topic: Topic,
  set: FactSet,
  next: FactSet,
): Promise<void> => {
  if (!topic.lasting || next.hash === null) return
  const keys = async (hash: string | null) =>
    new Set(((hash && (await writer.body(hash))) || []).map((fact) => topic.key(fact as never)))
  const now = await keys(next.hash)
  for (const { set: id, key } of await writer.lostKeys(next.subject))
    if (id === next.id && now.has(key)) await writer.endLostKey(id, key, next.since ?? '')
  if (set.hash === null || set.hash === next.hash) return
  for (const key of await keys(set.hash))
    if (!now.has(key)) await writer.putLostKey({ set: next.id, key, hash: set.hash, since: next.since ?? '' })
}

/** True where a set answered and nothing about it is new. */
const isUnchanged = (set: FactSet | undefined, hash: string): boolean =>
  set !== undefined &&
  set.hash === hash &&
  set.observedAt === null &&
  set.asked === null &&
  set.goneAt === null

/** Takes in what one observation says of one subject; `sets` are the agent's sets of it, by entry. */
const takeObservation = async (
  writer: OrganisationWriter,
  asked: Asked,
  sets: ReadonlyMap<string, FactSet>,
  changes: FactChanges,
): Promise<void> => {
  const { observation, at, agent, subject } = asked
  const changed = (topic: string) => {
    const known = changes.topics.get(subject) ?? new Set()
    changes.topics.set(subject, known.add(topic))
  }
  const frozenAt = (set: FactSet): Instant | null => set.observedAt ?? agent.observedAt

  for (const [entry, hash] of Object.entries(observation.hashes)) {
    const set = sets.get(entry)
    if (isUnchanged(set, hash)) continue
    const topic = topicOf(entry)
    if (set?.hash !== hash && !observation.facts?.[entry] && (await writer.body(hash)) === null) {
      changes.wants.push({ subject: observation.subject ? subject : null, entry })
      if (set && set.hash !== null && set.observedAt === null)
        await writer.putFactSet({ ...set, observedAt: frozenAt(set) }, at)
      continue
    }
    const before = set ?? blankSet(agent.id, subject, entry)
    const next: FactSet = {
      ...before,
      hash,
      since: before.hash === hash ? before.since : at,
      observedAt: null,
      asked: null,
      goneAt: null,
      shiftSeconds: shiftOf(set, hash, asked.shiftSeconds),
    }
    const id = await writer.putFactSet(next, at)
    const definition = asked.topics.get(topic)
    if (definition) await compareKeys(writer, definition, before, { ...next, id })
    changed(topic)
  }

  for (const [entry, failure] of Object.entries(observation.failures ?? {})) {
    const before = sets.get(entry) ?? blankSet(agent.id, subject, entry)
    const isKnown =
      before.asked?.reason === failure.reason &&
      before.asked.detail === failure.detail &&
      before.asked.configured === failure.configured
    if (isKnown && before.goneAt === null && before.id !== 0) continue
    const since = before.asked?.reason === failure.reason ? before.asked.since : at
    await writer.putFactSet(
      {
        ...before,
        observedAt: before.hash === null ? null : frozenAt(before),
        asked: { since, at, ...failure },
        goneAt: null,
      },
      at,
    )
    changed(topicOf(entry))
  }
}

/** Entries that the report names no more: their facts are no longer reported from `at` on. */
const endUnnamed = async (
  writer: OrganisationWriter,
  agent: Agent,
  sets: readonly FactSet[],
  named: ReadonlySet<string>,
  at: Instant,
  changes: FactChanges,
): Promise<void> => {
  for (const set of sets) {
    if (set.goneAt !== null || named.has(`${set.subject}\n${set.entry}`)) continue
    await writer.putFactSet(
      { ...set, observedAt: set.hash === null ? null : (set.observedAt ?? agent.observedAt), goneAt: at },
      at,
    )
    changes.topics.set(set.subject, (changes.topics.get(set.subject) ?? new Set()).add(set.topic))
  }
}

/** Takes in what one report says of its subjects; what its agent said before is in the store. */
export const takeFacts = async (
  writer: OrganisationWriter,
  topics: ReadonlyMap<string, Topic>,
  agent: Agent,
  observations: readonly Observation[],
  at: Instant,
  shiftSeconds: number,
  resolve: Resolve,
): Promise<FactChanges> => {
  const changes: FactChanges = { topics: new Map(), wants: [] }
  const sets = await writer.factSetsOfAgent(agent.id)
  const named = new Set<string>()
  for (const observation of observations) {
    const subject = subjectIdOf(agent, observation.subject, resolve)
    for (const entry of [...Object.keys(observation.hashes), ...Object.keys(observation.failures ?? {})])
      named.add(`${subject}\n${entry}`)
    const own = new Map(sets.filter((set) => set.subject === subject).map((set) => [set.entry, set]))
    await takeObservation(writer, { agent, subject, observation, at, shiftSeconds, topics }, own, changes)
  }
  await endUnnamed(writer, agent, sets, named, at, changes)
  return changes
}
