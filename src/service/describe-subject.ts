import { topics } from '#contract/topics.js'
import type { Agent, FactSet, OrganisationReader, Reading } from '#domain/ports.js'
import { day, type Instant, plusMs } from '#lib/instant.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import type { Services } from './services.js'

const showAgent = (agent: Agent) => ({
  id: agent.id,
  version: agent.version,
  enrolledAt: agent.enrolledAt,
  lastReportAt: agent.receivedAt,
  observedAt: agent.observedAt,
  intervalSeconds: agent.intervalSeconds,
  staleAt: agent.staleAt,
  isStale: agent.isStale,
  skewSeconds: agent.skewSeconds,
})

const showSet = async (reader: OrganisationReader, set: FactSet) => ({
  entry: set.entry,
  agent: set.agent,
  hash: set.hash,
  since: set.since,
  observedAt: set.observedAt,
  goneAt: set.goneAt,
  asked: set.asked,
  facts: set.hash === null ? null : ((await reader.body(set.hash))?.slice() ?? null),
})

export type ShownSet = Awaited<ReturnType<typeof showSet>>

/** The last of each number; `readings` come oldest first. */
const lastOfEach = (readings: readonly Reading[]) => {
  const last = new Map<string, Reading>()
  for (const reading of readings) last.set(`${reading.entry} ${reading.metric} ${reading.key}`, reading)
  return [...last.values()].map((reading) => ({
    ...reading,
    unit: topics.get(reading.entry.split('/')[0] ?? '')?.readings[reading.metric]?.unit ?? null,
  }))
}

/**
 * All that is known of one subject, now or as it stood: facts by topic, verdicts, the numbers of the last day.
 * @throws Problem not_found.
 */
export const describeSubject = async (
  { store, clock, organisation }: Pick<Services, 'store' | 'clock' | 'organisation'>,
  id: string,
  asOf: Instant | null,
) => {
  const reader = store.of(organisation)
  const subject = await reader.subject(id)
  const at = asOf ?? clock.now()
  if (!subject || subject.firstSeen > at) throw new Problem('not_found', said`There is no subject ${id}.`)
  const when = asOf ? { asOf } : {}
  const [agent, sets, verdicts, readings] = await Promise.all([
    reader.agentOfSubject(id),
    reader.factSets(id, asOf ?? undefined),
    reader.verdicts({ subject: id, ...when }),
    reader.readings(id, plusMs(at, -day), at),
  ])
  const facts: Record<string, ShownSet[]> = {}
  for (const set of [...sets].sort((a, b) => a.entry.localeCompare(b.entry))) {
    const ofTopic = facts[set.topic] ?? []
    facts[set.topic] = ofTopic
    ofTopic.push(await showSet(reader, set))
  }
  const { kind, name, firstSeen } = subject
  return {
    id,
    kind,
    name,
    firstSeen,
    asOf: at,
    agent: agent && showAgent(agent),
    facts,
    verdicts,
    readings: lastOfEach(readings),
  }
}

export type SubjectDescription = Awaited<ReturnType<typeof describeSubject>>
