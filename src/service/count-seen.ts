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

/** Who reports and what it is called. */
interface Directory {
  nameOf(subject: string): Promise<string | null>
  agentOf(subject: string): Promise<Agent | null>
  agent(id: string): Promise<Agent | null>
}

/** Above so many it is quicker to read everything at once. */
const mostLookups = 200

const lookingUp = (reader: Reader): Directory => ({
  nameOf: async (subject) => (await reader.subject(subject))?.name ?? null,
  agentOf: (subject) => reader.agentOfSubject(subject),
  agent: (id) => reader.agent(id),
})

const readWhole = async (reader: Reader): Promise<Directory> => {
  const agents = await reader.agents()
  const byId = new Map(agents.map((agent) => [agent.id, agent]))
  const bySubject = new Map(agents.map((agent) => [agent.subject, agent]))
  const names = new Map((await reader.subjects()).map(({ id, name }) => [id, name]))
  return {
    nameOf: async (subject) => names.get(subject) ?? null,
    agentOf: async (subject) => bySubject.get(subject) ?? null,
    agent: async (id) => byId.get(id) ?? null,
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

/** When a device without an agent of its own was last heard of, and by which agent. */
const heardThrough = async (
  reader: Reader,
  directory: Directory,
  subject: string,
): Promise<{ readonly at: Instant | null; readonly teller: Agent | null }> => {
  const sets = await reader.factSets(subject)
  const tellers = await Promise.all(sets.map(({ agent }) => directory.agent(agent)))
  const heard = sets.map(({ observedAt }, index) => observedAt ?? tellers[index]?.observedAt ?? null)
  const at = latest(...heard)
  return { at, teller: tellers[heard.indexOf(at)] ?? null }
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
  const directory = observed.length > mostLookups ? await readWhole(reader) : lookingUp(reader)
  const found = new Map<string, Seen>()
  for (const { asset, subject } of observed) {
    const name = await directory.nameOf(subject)
    if (name === null) continue
    const own = await directory.agentOf(subject)
    const { at, teller } = own
      ? { at: own.observedAt, teller: null }
      : await heardThrough(reader, directory, subject)
    if (at === null || at < since || at <= (found.get(asset)?.at ?? '')) continue
    const through = teller && ((await directory.nameOf(teller.subject)) ?? teller.subject)
    found.set(asset, { subject, name, at, through, addresses: [] })
  }
  const newest = [...found].sort(([, a], [, b]) => (a.at < b.at ? 1 : -1))
  return new Map(
    await Promise.all(
      newest.map(async ([asset, seen], index): Promise<[string, Seen]> => {
        const addresses = index < mostAddresses ? await readAddresses(reader, seen.subject) : []
        return [asset, { ...seen, addresses }]
      }),
    ),
  )
}
