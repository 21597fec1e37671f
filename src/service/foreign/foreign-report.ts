import type { Observation, Report } from '#contract/report.js'
import type { Topic } from '#contract/topic.js'
import type { Told } from '#domain/foreign/told.js'
import type { Agent, OrganisationReader } from '#domain/ports.js'
import { contentHash } from '#lib/canonical.js'
import type { Instant } from '#lib/instant.js'

type Reader = Pick<OrganisationReader, 'body' | 'factSetsOfAgent'>
type Body = Readonly<Record<string, unknown>>

const isSaid = (value: unknown): boolean =>
  value !== null && value !== undefined && value !== 'other' && !(Array.isArray(value) && value.length === 0)

/** What a part of an inventory leaves out of a fact is as it was. */
const overlay = (before: Body | undefined, now: Body): Body =>
  before === undefined
    ? now
    : { ...before, ...Object.fromEntries(Object.entries(now).filter(([, value]) => isSaid(value))) }

interface Sets {
  readonly hashes: Record<string, string>
  readonly facts: Record<string, unknown[]>
}

const setsOf = async (
  reader: Reader,
  topics: ReadonlyMap<string, Topic>,
  agent: Agent,
  told: Told,
): Promise<Sets> => {
  const hashes: Record<string, string> = {}
  const facts: Record<string, unknown[]> = {}
  const before = told.isPartial ? await reader.factSetsOfAgent(agent.id) : []
  for (const { entry, hash, goneAt } of before) if (hash !== null && goneAt === null) hashes[entry] = hash
  for (const [topic, given] of Object.entries(told.facts)) {
    const entry = `${topic}/${told.tool}`
    const known = hashes[entry]
    const isMerged = known !== undefined && topics.get(topic)?.single === true && given.length === 1
    const [old] = isMerged ? ((await reader.body(known)) ?? []) : []
    const set = isMerged ? [overlay(old as Body | undefined, given[0] as Body)] : [...given]
    hashes[entry] = contentHash(set)
    facts[entry] = set
  }
  return { hashes, facts }
}

const byEntry = (told: Told): Record<string, Record<string, number>> =>
  Object.fromEntries(
    Object.entries(told.readings).map(([topic, readings]) => [`${topic}/${told.tool}`, { ...readings }]),
  )

/** What was told as a report of ours, so that it goes the way of all reports. */
export const foreignReport = async (
  reader: Reader,
  topics: ReadonlyMap<string, Topic>,
  agent: Agent,
  told: Told,
  observedAt: Instant,
  intervalSeconds: number,
): Promise<Report> => {
  const { hashes, facts } = await setsOf(reader, topics, agent, told)
  const readings = byEntry(told)
  const observation: Observation = {
    subject: told.thing.kind === 'host' ? null : told.thing,
    hashes,
    ...(Object.keys(facts).length > 0 ? { facts } : {}),
    ...(Object.keys(readings).length > 0 ? { readings } : {}),
  }
  return {
    format: 1,
    instance: `foreign-${told.tool}`,
    sequence: agent.sequence + 1,
    observedAt,
    intervalSeconds,
    observations: [observation],
  }
}
