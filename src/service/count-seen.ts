import type { Agent, OrganisationReader } from '#domain/ports.js'
import { type Instant, latest } from '#lib/instant.js'

/** An agent heard of an asset: a hint where to look, never a proof that the thing was counted. */
export interface Seen {
  readonly subject: string
  readonly name: string
  readonly at: Instant
  /** The machine whose agent said so, where it is another one. */
  readonly through: string | null
  /** Network addresses that it had. */
  readonly addresses: readonly string[]
}

type Reader = Pick<
  OrganisationReader,
  'agents' | 'agent' | 'agentOfSubject' | 'subjects' | 'subject' | 'factSets' | 'body'
>

/** By subject: what it is called, and the agent on it. */
interface Directory {
  readonly names: ReadonlyMap<string, string>
  readonly agents: ReadonlyMap<string, Agent>
}

/** Above so many it is quicker to read everything at once. */
const mostLookups = 200

const directoryOf = async (reader: Reader, wanted: readonly string[]): Promise<Directory> => {
  const isFew = wanted.length <= mostLookups
  const [subjects, agents] = await Promise.all([
    isFew ? Promise.all(wanted.map((id) => reader.subject(id))) : reader.subjects(),
    isFew ? Promise.all(wanted.map((id) => reader.agentOfSubject(id))) : reader.agents(),
  ])
  return {
    names: new Map(subjects.flatMap((subject) => (subject ? [[subject.id, subject.name]] : []))),
    agents: new Map(agents.flatMap((agent) => (agent ? [[agent.subject, agent]] : []))),
  }
}

const addressesOf = (facts: readonly unknown[]): string[] =>
  facts.flatMap((fact) => {
    const { addresses } = fact as { readonly addresses?: unknown }
    return Array.isArray(addresses) ? addresses.filter((address) => typeof address === 'string') : []
  })

/** Addresses are looked up for so many: more than anybody reads. */
const mostAddresses = 100

const readAddresses = async (reader: Reader, subject: string): Promise<string[]> => {
  const sets = (await reader.factSets(subject)).filter(({ topic, hash }) => topic === 'interface' && hash)
  const facts = await Promise.all(sets.map(({ hash }) => reader.body(hash ?? '')))
  return addressesOf(facts.flatMap((body) => body ?? []))
}

/** When a device without an agent of its own was last heard of, and by the agent of which machine. */
const heardThrough = async (
  reader: Reader,
  subject: string,
): Promise<{ readonly at: Instant | null; readonly through: string | null }> => {
  const sets = await reader.factSets(subject)
  const tellers = await Promise.all(sets.map(({ agent }) => reader.agent(agent)))
  const heard = sets.map(({ observedAt }, index) => observedAt ?? tellers[index]?.observedAt ?? null)
  const at = latest(...heard)
  const host = tellers[heard.indexOf(at)]?.subject
  return { at, through: host === undefined ? null : ((await reader.subject(host))?.name ?? host) }
}

/**
 * What agents heard of some assets since `since`, by asset, the last of them first.
 * @param subjectsOf which subjects an asset is.
 */
export const seenSince = async (
  reader: Reader,
  subjectsOf: (asset: string) => readonly string[],
  assets: ReadonlySet<string>,
  since: Instant,
): Promise<Map<string, Seen>> => {
  const observed = [...assets].flatMap((asset) => subjectsOf(asset).map((subject) => ({ asset, subject })))
  const { names, agents } = await directoryOf(
    reader,
    observed.map(({ subject }) => subject),
  )
  const found = new Map<string, Seen>()
  for (const { asset, subject } of observed) {
    const name = names.get(subject)
    if (name === undefined) continue
    const own = agents.get(subject)
    const { at, through } = own ? { at: own.observedAt, through: null } : await heardThrough(reader, subject)
    if (at === null || at < since || at <= (found.get(asset)?.at ?? '')) continue
    found.set(asset, { subject, name, at, through, addresses: [] })
  }
  const newest = [...found].sort(([, a], [, b]) => (a.at < b.at ? 1 : -1))
  const sorted = new Map(newest)
  for (const [asset, seen] of newest.slice(0, mostAddresses))
    sorted.set(asset, { ...seen, addresses: await readAddresses(reader, seen.subject) })
  return sorted
}
