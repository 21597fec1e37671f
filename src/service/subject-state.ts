import { isCheck } from '#domain/jobs/check.js'
import type { Rule } from '#domain/policy/compiled.js'
import { knownOf } from '#domain/policy/register-things.js'
import type { KnownSet, LostFact, SubjectState } from '#domain/policy/subject-things.js'
import type { Agent, FactSet, OrganisationReader, Subject } from '#domain/ports.js'
import { type Instant, latest, plusMs, second } from '#lib/instant.js'
import type { Judging } from './judging.js'

type Reader = Pick<
  OrganisationReader,
  'agent' | 'body' | 'factSets' | 'lastReportAt' | 'lostKeys' | 'readings'
>

/** When what was seen at `observedAt` stops being known: two missed intervals and some grace. */
export const staleAfter = (observedAt: Instant, intervalSeconds: number, graceMs: number): Instant =>
  plusMs(observedAt, 2 * intervalSeconds * second + graceMs)

export interface LoadedSubject {
  readonly state: SubjectState
  /** When its agent, the one last heard where there are several, stops being heard. */
  readonly agentStaleAt: Instant | null
}

/** How far back the readings of these rules reach; null where none looks at any. */
const readingsBack = (rules: readonly Rule[]): number | null => {
  const reading = rules.filter(({ usesReadings }) => usesReadings)
  return reading.length === 0 ? null : Math.max(...reading.map(({ windowMs }) => windowMs))
}

/**
 * What is known of a subject at `at` of the topics of `rules`.
 * @param asOf true for a moment in the past; false for the present, which needs no look into the history.
 */
export const loadSubject = async (
  reader: Reader,
  judging: Judging,
  subject: Subject,
  rules: readonly Rule[],
  at: Instant,
  asOf: boolean,
): Promise<LoadedSubject> => {
  const topics = new Set(rules.map(({ topic }) => topic?.name))
  const sets = (await reader.factSets(subject.id, asOf ? at : undefined)).filter(({ topic }) =>
    topics.has(topic),
  )
  const back = readingsBack(rules)
  const agents = new Map<string, Agent>()
  for (const id of new Set(sets.map(({ agent }) => agent))) {
    const agent = await reader.agent(id)
    if (agent) agents.set(id, agent)
  }
  const known = await Promise.all(
    sets.map(async (set): Promise<KnownSet> => {
      const agent = agents.get(set.agent)
      const observedAt = set.observedAt ?? agent?.observedAt ?? null
      const asked = set.asked && agent?.observedAt ? { ...set.asked, at: agent.observedAt } : set.asked
      return {
        set: { ...set, asked },
        facts: (set.hash && (await reader.body(set.hash))) || [],
        staleAt: isCheck({ id: set.agent })
          ? null
          : observedAt && staleAfter(observedAt, agent?.intervalSeconds ?? 0, judging.graceMs),
        isFrozen: set.observedAt !== null,
        observedAt,
      }
    }),
  )
  const staleAtOf = async ({ id, staleAt, intervalSeconds }: Agent): Promise<Instant | null> => {
    if (!asOf) return staleAt
    const last = await reader.lastReportAt(id, at)
    return last && staleAfter(last, intervalSeconds, judging.graceMs)
  }
  const asset = judging.links.assetOf(subject.id)
  return {
    agentStaleAt: latest(
      ...(await Promise.all([...agents.values()].filter((agent) => !isCheck(agent)).map(staleAtOf))),
    ),
    state: {
      subject,
      ...(asset ? knownOf(judging.register.value, asset) : { asset, services: [], powered: [] }),
      sets: known,
      lost: await loadLost(reader, judging, subject.id, sets, asOf ? at : undefined),
      readings: back === null ? [] : await reader.readings(subject.id, plusMs(at, -back), at),
    },
  }
}

/** Keys that are no longer reported, or were not at `asOf`, with the last fact under each. */
const loadLost = async (
  reader: Reader,
  judging: Judging,
  subject: string,
  sets: readonly FactSet[],
  asOf: Instant | undefined,
): Promise<LostFact[]> => {
  const found: LostFact[] = []
  for (const { set: id, key, hash, since } of await reader.lostKeys(subject, asOf)) {
    const set = sets.find((candidate) => candidate.id === id)
    const topic = set && judging.topics.get(set.topic)
    if (!set || !topic) continue
    const body = (await reader.body(hash))?.find((fact) => topic.key(fact as never) === key)
    if (body !== undefined) found.push({ set, key, hash, since, body })
  }
  return found
}
