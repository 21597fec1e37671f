import type { Agent, FactSet } from '#domain/ports.js'
import type { Instant } from '#lib/instant.js'
import type { Services } from './services.js'

/** An agent that told something of a subject. */
export interface Reporter {
  readonly agent: Agent
  readonly hostName: string
  readonly isHeard: boolean
  /** What it tells, and since when each is what it is. */
  readonly entries: readonly { readonly entry: string; readonly since: Instant | null }[]
}

/** Something that is no longer reported and waits to be brought back or retired. */
export interface Missing {
  readonly entry: string
  /** Null: the whole entry. */
  readonly key: string | null
  readonly since: Instant
}

type Used = Pick<Services, 'store' | 'organisation' | 'clock'>

/** Who told what of a subject, now or at a moment; those that told nothing then are left out, but for the one on it. */
export const whoReported = async (
  { store, organisation, clock }: Used,
  subject: string,
  asOf: Instant | null,
): Promise<Reporter[]> => {
  const reader = store.of(organisation)
  const now = clock.now()
  const [agents, sets] = await Promise.all([
    reader.observed.reportersOf(subject),
    reader.factSets(subject, asOf ?? undefined),
  ])
  const reporters: Reporter[] = []
  for (const agent of agents) {
    const entries = sets
      .filter((set) => set.agent === agent.id && set.goneAt === null)
      .map(({ entry, since }) => ({ entry, since }))
    if (entries.length === 0 && (agent.revokedAt !== null || agent.subject !== subject)) continue
    const host = await reader.subject(agent.subject)
    const isHeard = agent.revokedAt === null && agent.staleAt !== null && agent.staleAt > now
    reporters.push({ agent, hostName: host?.name ?? agent.subject, isHeard, entries })
  }
  return reporters
}

const goneEntries = (sets: readonly FactSet[]): Missing[] =>
  sets.flatMap(({ entry, hash, goneAt }) =>
    goneAt !== null && hash !== null ? [{ entry, key: null, since: goneAt }] : [],
  )

/** What of a subject is no longer reported. */
export const missingFrom = async (
  { store, organisation }: Pick<Used, 'store' | 'organisation'>,
  subject: string,
): Promise<Missing[]> => {
  const reader = store.of(organisation)
  const [sets, lost] = await Promise.all([reader.factSets(subject), reader.lostKeys(subject)])
  const keys = lost.flatMap(({ set: id, key, since }): Missing[] => {
    const set = sets.find((one) => one.id === id)
    return set ? [{ entry: set.entry, key, since }] : []
  })
  return [...goneEntries(sets), ...keys]
}
