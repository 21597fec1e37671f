import type { Asset } from '#contract/register/asset.js'
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

type Reader = Pick<OrganisationReader, 'agents' | 'subjects' | 'factSets' | 'body'>

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
  agents: ReadonlyMap<string, Agent>,
  subject: string,
): Promise<{ readonly at: Instant | null; readonly teller: Agent | null }> => {
  const sets = await reader.factSets(subject)
  const heard = sets.map((set) => set.observedAt ?? agents.get(set.agent)?.observedAt ?? null)
  const at = latest(...heard)
  return { at, teller: agents.get(sets[heard.indexOf(at)]?.agent ?? '') ?? null }
}

/**
 * What agents heard of some assets since `since`, by asset, the last of them first.
 * @param assetOf which asset a subject is.
 */
export const seenSince = async (
  reader: Reader,
  assetOf: (subject: string) => Pick<Asset, 'id'> | null,
  assets: ReadonlySet<string>,
  since: Instant,
): Promise<Map<string, Seen>> => {
  if (assets.size === 0) return new Map()
  const agents = await reader.agents()
  const byId = new Map(agents.map((agent) => [agent.id, agent]))
  const bySubject = new Map(agents.map((agent) => [agent.subject, agent]))
  const subjects = await reader.subjects()
  const names = new Map(subjects.map(({ id, name }) => [id, name]))
  const found = new Map<string, Seen>()
  for (const { id: subject, name } of subjects) {
    const asset = assetOf(subject)?.id
    if (asset === undefined || !assets.has(asset)) continue
    const own = bySubject.get(subject)
    const { at, teller } = own
      ? { at: own.observedAt, teller: null }
      : await heardThrough(reader, byId, subject)
    if (at === null || at < since || at <= (found.get(asset)?.at ?? '')) continue
    const through = teller && (names.get(teller.subject) ?? teller.subject)
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
