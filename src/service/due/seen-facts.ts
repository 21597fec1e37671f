import type { DueWorld, SeenFact } from '#domain/due/term.js'
import type { ToldSet } from '#domain/ports/observed.js'
import type { OrganisationReader } from '#domain/ports.js'
import type { Recognised } from '#domain/support/recogniser.js'
import { type Support, supportTopics } from '#domain/support/support.js'
import type { SupportedUse } from '#domain/support/uses.js'
import { heardUntil } from '../plan/observed-now.js'

type Reader = { readonly observed: Pick<OrganisationReader['observed'], 'told' | 'tellers' | 'traits'> }

/** Topics whose facts name days. */
const datedTopics = ['certificate', 'domain', 'firewall', 'ups'] as const

/** What facts name stays the same as long as they do; above so many it is forgotten and found anew. */
const mostRemembered = 100_000

/** Facts, and which products they name, remembered by their hash: most say tomorrow what they said today. */
export const openRecognising = (support: Support) => {
  const named = new Map<string | null, readonly Recognised[]>()
  const dated = new Map<string | null, readonly unknown[]>()
  const remember = <T>(known: Map<string | null, T>, hash: string | null, find: () => T): T => {
    const before = known.get(hash)
    if (before !== undefined) return before
    if (known.size >= mostRemembered) known.clear()
    const found = find()
    known.set(hash, found)
    return found
  }
  return {
    products: (set: ToldSet): readonly Recognised[] =>
      remember(named, set.hash, () => support.recogniseAll(set.topic, set.facts)),
    /** Facts that may name days: of firewalls only those that have subscriptions. */
    dated: (set: ToldSet): readonly unknown[] =>
      remember(dated, set.hash, () =>
        set.topic === 'firewall'
          ? set.facts.filter((fact) => (fact as { subscriptions?: unknown }).subscriptions !== undefined)
          : set.facts,
      ),
  }
}
export type Recognising = ReturnType<typeof openRecognising>

/** What agents last told of all that ends, in few questions to the store. */
export const readSeen = async (
  { observed }: Reader,
  support: Support,
  recognise: Recognising,
  isGone: (asset: string) => boolean,
  graceMs: number,
): Promise<Pick<DueWorld, 'seen' | 'supported'>> => {
  const topics = new Set<string>([...datedTopics, ...supportTopics])
  const [told, tellers, traits] = await Promise.all([
    observed.told(topics),
    observed.tellers(),
    observed.traits(),
  ])
  const assets = new Map(traits.map(({ subject, asset }) => [subject, asset]))
  const until = heardUntil(tellers, graceMs)
  const byTopic = new Map<string, SeenFact<unknown>[]>(datedTopics.map((topic) => [topic, []]))
  const uses = new Map<string, SupportedUse>()
  for (const set of told) {
    const { subject, topic } = set
    const asset = assets.get(subject) ?? null
    if (asset !== null && isGone(asset)) continue
    const list = byTopic.get(topic)
    if (list)
      for (const fact of recognise.dated(set)) list.push({ subject, asset, fact, staleAt: until(set) })
    if (!supportTopics.includes(topic as (typeof supportTopics)[number])) continue
    for (const { product, cycle: id } of recognise.products(set)) {
      const { title = product, cycles = [] } = support.table.products[product] ?? {}
      const cycle = cycles.find((each) => each.id === id) ?? null
      uses.set(`${subject} ${product} ${id}`, { product, title, cycle, subject, asset })
    }
  }
  return {
    seen: (topic) => (byTopic.get(topic.name) ?? []) as never,
    supported: [...uses.values()],
  }
}
