import type { Observed, ObservedSet } from '#domain/plan/reconcile/entry-known.js'
import type { Agent, FactSet, OrganisationReader } from '#domain/ports.js'
import { type Instant, latest } from '#lib/instant.js'
import { staleAfter } from '../subject-state.js'

/** What agents say of one subject, as far as plans ask for it. */
export type ObservedSubject = Pick<Observed, 'sets' | 'staleAt'>

type Reader = Pick<OrganisationReader, 'agent' | 'agentOfSubject' | 'body' | 'factSets'>

/** When a set stops being known; null where nobody can say, and then it is not. */
export const setStaleAt = (
  { observedAt }: Pick<FactSet, 'observedAt'>,
  agent: Pick<Agent, 'staleAt' | 'intervalSeconds'> | null,
  graceMs: number,
): Instant | null =>
  observedAt === null
    ? (agent?.staleAt ?? null)
    : staleAfter(observedAt, agent?.intervalSeconds ?? 0, graceMs)

/** Nothing is known for ever: what has no end was over before it began. */
const never = '0000-01-01T00:00:00.000Z'

/** What agents say of `subject`, now or as they did at `asOf`. */
export const observeSubject = async (
  reader: Reader,
  subject: string,
  topics: ReadonlySet<string>,
  graceMs: number,
  asOf: Instant | null,
): Promise<ObservedSubject> => {
  const told = (await reader.factSets(subject, asOf ?? undefined)).filter(
    ({ goneAt, hash }) => goneAt === null && hash !== null,
  )
  const agents = new Map<string, Agent | null>()
  for (const { agent } of told) if (!agents.has(agent)) agents.set(agent, await reader.agent(agent))
  const endOf = (set: FactSet) => setStaleAt(set, agents.get(set.agent) ?? null, graceMs)
  const sets = await Promise.all(
    told
      .filter(({ topic }) => topics.has(topic))
      .map(
        async (set): Promise<ObservedSet> => ({
          topic: set.topic,
          facts: (await reader.body(set.hash ?? '')) ?? [],
          staleAt: endOf(set) ?? never,
          shiftSeconds: set.shiftSeconds,
        }),
      ),
  )
  const own = asOf === null ? await reader.agentOfSubject(subject) : null
  return { sets, staleAt: latest(own?.staleAt, ...told.map(endOf)) }
}

/** What agents say of the subjects that an asset is. */
export const together = (
  subjects: readonly string[],
  observed: ReadonlyMap<string, ObservedSubject>,
): Observed | null => {
  if (subjects.length === 0) return null
  // Nearly every asset that is a subject is one, and they are many.
  if (subjects.length === 1) {
    const { sets = [], staleAt = null } = observed.get(subjects[0] ?? '') ?? {}
    return { subjects, staleAt, sets }
  }
  const known = subjects.flatMap((subject) => observed.get(subject) ?? [])
  return {
    subjects,
    staleAt: latest(...known.map(({ staleAt }) => staleAt)),
    sets: known.flatMap(({ sets }) => sets),
  }
}
