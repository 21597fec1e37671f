import type { ObservedSet } from '#domain/plan/reconcile/entry-known.js'
import type { Teller, ToldSet } from '#domain/ports/observed.js'
import type { OrganisationReader } from '#domain/ports.js'
import { type Instant, latest } from '#lib/instant.js'
import { staleAfter } from '../subject-state.js'
import type { ObservedSubject } from './observe-assets.js'

type Reader = { readonly observed: Pick<OrganisationReader['observed'], 'told' | 'tellers'> }

/** What agents say of every subject, as far as plans ask for it, with who says it. */
export interface ObservedNow {
  readonly subjects: ReadonlyMap<string, ObservedSubject>
  /** The subjects that an agent tells of. */
  readonly byAgent: ReadonlyMap<string, readonly string[]>
  /** When the first who is heard stops being heard. */
  readonly flipsAt: Instant | null
}

const termOf = (
  { observedAt, staleAt, intervalSeconds }: Pick<Teller, 'observedAt' | 'staleAt' | 'intervalSeconds'>,
  graceMs: number,
): Instant | null => latest(staleAt, observedAt && staleAfter(observedAt, intervalSeconds, graceMs))

const never = '0000-01-01T00:00:00.000Z'

/** Until when what an agent told is known. */
export const heardUntil = (
  tellers: readonly Teller[],
  graceMs: number,
): ((set: Pick<ToldSet, 'agent' | 'observedAt'>) => Instant) => {
  const terms = new Map<string, Teller>()
  // The first that is told of an agent is its own host, and that it is heard by.
  for (const teller of tellers) if (!terms.has(teller.agent)) terms.set(teller.agent, teller)
  return ({ agent, observedAt }) => {
    const teller = terms.get(agent)
    if (observedAt === null) return teller?.staleAt ?? never
    return staleAfter(observedAt, teller?.intervalSeconds ?? 0, graceMs)
  }
}

/** A set whose facts are read when a plan asks for them. */
class HeardSet implements ObservedSet {
  constructor(
    private readonly told: ToldSet,
    readonly staleAt: Instant,
  ) {}
  get topic() {
    return this.told.topic
  }
  get shiftSeconds() {
    return this.told.shiftSeconds
  }
  get facts() {
    return this.told.facts
  }
}

/** What agents say of all subjects, in few questions to the store. */
export const observeAll = async (
  { observed }: Reader,
  topics: ReadonlySet<string>,
  graceMs: number,
  now: Instant,
): Promise<ObservedNow> => {
  const tellers = await observed.tellers()
  const byAgent = new Map<string, string[]>()
  const heard = new Map<string, { staleAt: Instant | null; sets: ObservedSet[] }>()
  let flipsAt: Instant | null = null
  for (const teller of tellers) {
    const { subject, agent } = teller
    const list = byAgent.get(agent)
    if (list) list.push(subject)
    else byAgent.set(agent, [subject])
    const term = termOf(teller, graceMs)
    const known = heard.get(subject)
    if (known) known.staleAt = latest(known.staleAt, term)
    else heard.set(subject, { staleAt: term, sets: [] })
    if (term !== null && term > now && (flipsAt === null || term < flipsAt)) flipsAt = term
  }
  const endOf = heardUntil(tellers, graceMs)
  for (const set of await observed.told(topics))
    heard.get(set.subject)?.sets.push(new HeardSet(set, endOf(set)))
  return { subjects: heard, byAgent, flipsAt }
}
