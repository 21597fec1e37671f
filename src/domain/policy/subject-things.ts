import type { Asset } from '#contract/register/asset.js'
import type { ServiceRecord } from '#contract/register/service-record.js'
import type { Waiver } from '#contract/register/waiver.js'
import type { Topic } from '#contract/topic.js'
import { earliest, type Instant, latest, toMs } from '#lib/instant.js'
import { foreignToolOf } from '../foreign/told.js'
import { isCheck } from '../jobs/check.js'
import type { FactSet, Reading, Subject } from '../ports.js'
import type { ReadingSource } from './cel-time.js'
import type { Rule } from './compiled.js'
import { factId, type KnownFact, type Missing, type Thing, thing } from './thing.js'

/** A fact set with its facts and the moment at which it stops being known. */
export interface KnownSet {
  readonly set: FactSet
  readonly facts: readonly unknown[]
  readonly staleAt: Instant | null
  /** True where that moment does not move with the next report. */
  readonly isFrozen: boolean
  /** When it was last seen; left out where there is but one agent. */
  readonly observedAt?: Instant | null
}

/** A fact under a key that is no longer reported. */
export interface LostFact {
  readonly set: FactSet
  readonly key: string
  readonly hash: string
  readonly since: Instant
  readonly body: unknown
}

/** All that is known of one subject at an instant. */
export interface SubjectState {
  readonly subject: Subject
  readonly asset: Asset | null
  readonly services: readonly ServiceRecord[]
  readonly powered: readonly Asset[]
  readonly sets: readonly KnownSet[]
  readonly lost: readonly LostFact[]
  readonly readings: readonly Reading[]
}

type WaiversFor = (rule: string, of: Thing) => readonly Waiver[]

/** Tried by itself and not there: no failure while another answers, and no fact. */
const isAbsent = ({ set }: KnownSet): boolean => set.asked?.reason === 'absent' && !set.asked.configured

const isStale = ({ staleAt }: KnownSet, now: Instant): boolean => staleAt !== null && staleAt <= now

const neverAnswered = ({ set }: KnownSet): boolean => set.hash === null

const isOfCheck = ({ set }: KnownSet): boolean => isCheck({ id: set.agent })

const isCurrent = (known: KnownSet, now: Instant): boolean =>
  known.set.goneAt === null && !neverAnswered(known) && !isStale(known, now)

/** Who still tells of a device speaks for it, and not another agent that no longer does; a check of a job speaks for itself. */
const withoutOutdone = (sets: readonly KnownSet[], now: Instant): readonly KnownSet[] => {
  const tellers = new Set(
    sets.filter((known) => !isOfCheck(known) && isCurrent(known, now)).map(({ set }) => set.agent),
  )
  return tellers.size === 0 ? sets : sets.filter((known) => isOfCheck(known) || tellers.has(known.set.agent))
}

const isForeign = ({ set }: KnownSet): boolean => foreignToolOf(set.entry) !== null

/**
 * What a probe of ours sees counts before what a program of others told; of several such programs, the one that told
 * last. What does not count is shown all the same.
 */
const mostDirect = (sets: readonly KnownSet[], now: Instant): readonly KnownSet[] => {
  if (!sets.some(isForeign)) return sets
  const current = sets.filter((known) => isCurrent(known, now))
  if (current.some((known) => !isForeign(known))) return sets.filter((known) => !isForeign(known))
  const [first, ...others] = current
  if (first === undefined) return sets
  const last = others.reduce((a, b) => ((b.observedAt ?? '') > (a.observedAt ?? '') ? b : a), first)
  return sets.filter(({ set }) => set.agent === last.set.agent)
}

/** What of the sets of a topic counts at `now`: not what went away, nor what an absent tool once said. */
const counted = (state: SubjectState, topic: Topic, now: Instant): readonly KnownSet[] =>
  mostDirect(
    withoutOutdone(
      state.sets.filter(
        (known) =>
          known.set.topic === topic.name &&
          !(isAbsent(known) && (neverAnswered(known) || isStale(known, now))) &&
          !(known.set.goneAt !== null && (neverAnswered(known) || !topic.lasting)),
      ),
      now,
    ),
    now,
  )

const wasAskedAndAbsent = (state: SubjectState, topic: Topic): boolean =>
  state.sets.some((known) => known.set.topic === topic.name && known.set.goneAt === null && isAbsent(known))

const knownFacts = (topic: Topic, { set, facts }: KnownSet): KnownFact[] =>
  facts.map((body) => ({
    entry: set.entry,
    key: topic.key(body as never),
    hash: set.hash ?? '',
    since: set.since ?? '',
    shiftSeconds: set.shiftSeconds,
    body,
  }))

const missingOf = ({ set }: KnownSet): Missing | null => {
  if (set.goneAt !== null) return { reason: 'no-longer-reported', since: set.goneAt }
  if (set.hash === null) return { reason: 'asking-failed', since: set.asked?.since ?? null }
  return null
}

const readingsOf =
  (readings: readonly Reading[], topic: Topic, key: string | null): ReadingSource =>
  (metric) =>
    readings.filter(
      (reading) =>
        reading.metric === metric &&
        reading.entry.startsWith(`${topic.name}/`) &&
        (key === null || reading.key === key),
    )

/** What every thing of a subject shares. */
const common = (state: SubjectState) => ({
  subject: state.subject,
  asset: state.asset,
  services: state.services,
  powered: state.powered,
})

const factThings = (state: SubjectState, topic: Topic, now: Instant): Thing[] => {
  const { id } = state.subject
  const present = counted(state, topic, now).flatMap((known): Thing[] => {
    const shared = {
      ...common(state),
      staleAt: known.staleAt,
      isStaleFixed: known.isFrozen,
      asked: known.set.asked,
      missing: missingOf(known),
    }
    if (neverAnswered(known))
      return [thing(factId(id, known.set.entry, ''), { ...shared, readings: () => [] })]
    return knownFacts(topic, known).map((fact) =>
      thing(factId(id, fact.entry, fact.key), {
        ...shared,
        facts: [fact],
        since: fact.since,
        readings: readingsOf(state.readings, topic, topic.single ? '' : fact.key),
      }),
    )
  })
  const seen = new Set(present.map(({ id: of }) => of))
  const lost = state.lost
    .filter(({ set }) => set.topic === topic.name)
    .map(({ set, key, hash, since, body }) =>
      thing(factId(id, set.entry, key), {
        ...common(state),
        facts: [{ entry: set.entry, key, hash, since, shiftSeconds: set.shiftSeconds, body }],
        since,
        missing: { reason: 'no-longer-reported', since },
      }),
    )
    .filter(({ id: of }) => !seen.has(of))
  return [...present, ...lost]
}

const worst = (sets: readonly KnownSet[]): Missing | null =>
  sets.map(missingOf).find((missing) => missing !== null) ?? null

const subjectThing = (
  id: string,
  state: SubjectState,
  topic: Topic,
  now: Instant,
  agentStaleAt: Instant | null,
): Thing => {
  const sets = counted(state, topic, now)
  const none: Missing = { reason: 'not-reported', since: state.subject.firstSeen }
  const lost = state.lost.find(({ set }) => set.topic === topic.name)
  const missing =
    worst(sets) ??
    (lost ? { reason: 'no-longer-reported' as const, since: lost.since } : null) ??
    (sets.length === 0 && !wasAskedAndAbsent(state, topic) ? none : null)
  const facts = sets.flatMap((known) => knownFacts(topic, known))
  const frozen = sets.filter(({ isFrozen }) => isFrozen)
  return thing(id, {
    ...common(state),
    facts,
    since: latest(...facts.map(({ since }) => since)) ?? state.subject.firstSeen,
    staleAt: sets.length > 0 ? earliest(...sets.map(({ staleAt }) => staleAt)) : agentStaleAt,
    isStaleFixed: frozen.some(({ staleAt }) => staleAt !== null),
    asked: sets.find(({ set }) => set.asked !== null)?.set.asked ?? null,
    missing,
    readings: readingsOf(state.readings, topic, null),
  })
}

const meets = (rule: Rule, of: Thing, now: Instant, zone: string): boolean => {
  const { topic, expects } = rule
  if (!expects) return (topic?.expected ?? false) && rule.kinds[0] === topic?.about[0]
  const { context } = rule.variables.context(of)
  const answer = expects.evaluate(
    { ...context, settings: rule.celSettings },
    {
      nowMs: toMs(now),
      readingsAtMs: toMs(now),
      zone,
      windowMs: 0,
      readings: () => [],
      terms: new Set(),
      windows: new Set(),
      missing: null,
      newestReading: null,
    },
  )
  return 'value' in answer && answer.value === true
}

const withWaivers = (rule: Rule, things: readonly Thing[], waivers: WaiversFor): Thing[] =>
  things.map((of) => ({ ...of, waivers: waivers(rule.id, of) }))

/**
 * What `rule` judges on a subject: its facts one by one, or all together. Nothing where the rule is about
 * another kind of subject; one unknown thing where facts are expected and there are none.
 * @param agentStaleAt when the agent of the subject stops being heard.
 */
export const subjectThings = (
  rule: Rule,
  state: SubjectState,
  now: Instant,
  zone: string,
  agentStaleAt: Instant | null,
  waivers: WaiversFor,
): Thing[] => {
  const { topic } = rule
  if (!topic || !rule.kinds.includes(state.subject.kind)) return []
  const missing: Missing = { reason: 'not-reported', since: state.subject.firstSeen }
  const bare = thing(state.subject.id, { ...common(state), missing })
  if (rule.each === 'fact') {
    const facts = factThings(state, topic, now)
    return withWaivers(rule, facts.length > 0 || !meets(rule, bare, now, zone) ? facts : [bare], waivers)
  }
  if (rule.each !== 'subject') return []
  const whole = subjectThing(state.subject.id, state, topic, now, agentStaleAt)
  const isSilent = whole.missing?.reason === 'not-reported'
  return isSilent && !meets(rule, bare, now, zone) ? [] : withWaivers(rule, [whole], waivers)
}

/** What a rule about assets judges of one that has a subject: all facts of its topic together. */
export const assetThing = (
  rule: Rule,
  asset: Asset,
  state: SubjectState,
  now: Instant,
  agentStaleAt: Instant | null,
  waivers: WaiversFor,
): Thing => {
  const id = `asset:${asset.id}`
  const known = rule.topic ? subjectThing(id, state, rule.topic, now, agentStaleAt) : thing(id, common(state))
  return { ...known, waivers: waivers(rule.id, known) }
}

export type { WaiversFor }
export { meets as isExpected, withWaivers }
