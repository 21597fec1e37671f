import type { Asset } from '#contract/register/asset.js'
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

type Reader = Pick<OrganisationReader, 'agents' | 'subjects' | 'factSets' | 'body'>

const addressesOf = (facts: readonly unknown[]): string[] =>
  facts.flatMap((fact) => {
    const { addresses } = fact as { readonly addresses?: unknown }
    return Array.isArray(addresses) ? addresses.filter((address) => typeof address === 'string') : []
  })

/**
 * What agents heard of some assets since `since`, by asset.
 * @param assetOf which asset a subject is.
 */
export const seenSince = async (
  reader: Reader,
  assetOf: (subject: string) => Pick<Asset, 'id'> | null,
  assets: ReadonlySet<string>,
  since: Instant,
): Promise<Map<string, Seen>> => {
  const found = new Map<string, Seen>()
  if (assets.size === 0) return found
  const agents = await reader.agents()
  const byId = new Map(agents.map((agent) => [agent.id, agent]))
  const subjects = await reader.subjects()
  const names = new Map(subjects.map(({ id, name }) => [id, name]))
  for (const { id: subject, name } of subjects) {
    const asset = assetOf(subject)?.id
    if (asset === undefined || !assets.has(asset)) continue
    const sets = await reader.factSets(subject)
    const heard = sets.map((set) => set.observedAt ?? byId.get(set.agent)?.observedAt ?? null)
    const own = agents.find((agent) => agent.subject === subject)
    const at = latest(...heard, own?.observedAt)
    if (at === null || at < since || at <= (found.get(asset)?.at ?? '')) continue
    const teller = byId.get(sets[heard.indexOf(at)]?.agent ?? '')
    const facts = await Promise.all(
      sets
        .filter(({ topic, hash }) => topic === 'interface' && hash !== null)
        .map(({ hash }) => reader.body(hash ?? '')),
    )
    found.set(asset, {
      subject,
      name,
      at,
      through: teller && teller.subject !== subject ? (names.get(teller.subject) ?? teller.subject) : null,
      addresses: addressesOf(facts.flatMap((body) => body ?? [])),
    })
  }
  return found
}
