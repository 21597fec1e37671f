import type { OrganisationReader } from '#domain/ports.js'
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
  'agent' | 'agentOfSubject' | 'heardSubjects' | 'subjects' | 'subject' | 'factSets' | 'body'
>

/** Above so many it is quicker to read everything at once. */
const mostLookups = 200

/** By subject, when its own agent was last heard; subjects without one are missing. */
const heardOf = async (
  reader: Reader,
  wanted: readonly string[],
): Promise<ReadonlyMap<string, Instant | null>> => {
  if (wanted.length > mostLookups)
    return new Map((await reader.heardSubjects()).map(({ subject, observedAt }) => [subject, observedAt]))
  const agents = await Promise.all(wanted.map((id) => reader.agentOfSubject(id)))
  return new Map(agents.flatMap((agent) => (agent ? [[agent.subject, agent.observedAt]] : [])))
}

const namesOf = async (reader: Reader, wanted: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const subjects =
    wanted.length > mostLookups
      ? await reader.subjects()
      : await Promise.all(wanted.map((id) => reader.subject(id)))
  return new Map(subjects.flatMap((subject) => (subject ? [[subject.id, subject.name]] : [])))
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
  const observed: { readonly asset: string; readonly subject: string }[] = []
  for (const asset of assets) for (const subject of subjectsOf(asset)) observed.push({ asset, subject })
  const heard = await heardOf(
    reader,
    observed.map(({ subject }) => subject),
  )
  const found = new Map<string, Omit<Seen, 'name' | 'addresses'>>()
  for (const { asset, subject } of observed) {
    const own = heard.get(subject)
    const { at, through } =
      own === undefined ? await heardThrough(reader, subject) : { at: own, through: null }
    if (at === null || at < since || at <= (found.get(asset)?.at ?? '')) continue
    found.set(asset, { subject, at, through })
  }
  const newest = [...found].sort(([, a], [, b]) => (a.at < b.at ? 1 : -1))
  const names = await namesOf(
    reader,
    newest.map(([, { subject }]) => subject),
  )
  const sorted = new Map<string, Seen>()
  for (const [index, [asset, seen]] of newest.entries()) {
    const name = names.get(seen.subject)
    if (name === undefined) continue
    const addresses = index < mostAddresses ? await readAddresses(reader, seen.subject) : []
    sorted.set(asset, { ...seen, name, addresses })
  }
  return sorted
}
