import type { Context } from '@marcbachmann/cel-js'
import type { Waiver } from '#contract/register/waiver.js'
import type { Evidence, State } from '#contract/verdict.js'
import { earliest, type Instant, minute, toInstant, toMs } from '#lib/instant.js'
import { startOfDay } from '#lib/zone.js'
import type { Notes } from './cel-time.js'
import type { Rule } from './compiled.js'
import { type Answer, type Condition, toJson } from './condition.js'
import { textValues } from './evidence.js'
import type { KnownFact, Thing } from './thing.js'

/** How far a time inside a fact may lie ahead before the fact is unreadable. */
const futureMs = 5 * minute

/** More changes than any term needs; a condition that turns more often is judged again at the last of them. */
const maxSteps = 200

/** A rule's judgement of a thing at an instant. */
export interface Judgement {
  readonly state: State
  /** When the term ended or began to be due, or since when the evidence has been so. Null where nobody knows better than the moment of judging. */
  readonly since: Instant | null
  /** The next instant at which time alone can change this, apart from the agent's falling silent. */
  readonly flipsAt: Instant | null
  readonly evidence: Evidence
}

interface Outcome {
  readonly state: State
  readonly since: Instant | null
  readonly flipsAt: Instant | null
  readonly reason?: Evidence['reason']
  readonly detail?: string
}

const newNotes = (rule: Rule, thing: Thing, now: Instant, zone: string): Notes => ({
  nowMs: toMs(now),
  readingsAtMs: toMs(now),
  zone,
  windowMs: rule.windowMs,
  readings: thing.readings,
  terms: new Set(),
  windows: new Set(),
  missing: null,
  newestReading: null,
})

const isTrue = (answer: Answer): boolean => 'value' in answer && answer.value === true
const isFalse = (answer: Answer): boolean => 'value' in answer && answer.value === false

const sameKind = (a: Answer, b: Answer): boolean => isTrue(a) === isTrue(b) && isFalse(a) === isFalse(b)

const firstAfter = (moments: Iterable<number>, ms: number, least: number): number => {
  let first = least
  for (const moment of moments) if (moment > ms && moment < first) first = moment
  return first
}

/**
 * The first instant after now at which the answer is another, and what it is then. Between two noted instants no
 * function about time changes its answer, so nothing in between can.
 */
const nextChange = (
  condition: Condition,
  context: Context,
  notes: Notes,
  present: Answer,
): { readonly at: Instant; readonly answer: Answer | null } | null => {
  let from = notes.nowMs
  for (let step = 0; step < maxSteps; step++) {
    const at = firstAfter(notes.windows, from, firstAfter(notes.terms, from, Number.POSITIVE_INFINITY))
    if (at === Number.POSITIVE_INFINITY) return null
    const answer = condition.evaluate(context, { ...notes, nowMs: at, readingsAtMs: at })
    if (!sameKind(answer, present)) return { at: toInstant(at), answer }
    // With each reading that leaves its window a mean is another one: it is judged again then, not foretold.
    if (!notes.terms.has(at)) return { at: toInstant(at), answer: null }
    from = at
  }
  return { at: toInstant(from), answer: null }
}

/** The last instant at which the answer turned from true to what it is, with the very same facts. */
const turnedAt = (condition: Condition, context: Context, notes: Notes): Instant | null => {
  let before = notes.nowMs + 1
  for (let step = 0; step < maxSteps; step++) {
    let at = Number.NEGATIVE_INFINITY
    for (const moment of notes.terms) if (moment < before && moment > at) at = moment
    if (at === Number.NEGATIVE_INFINITY) return null
    if (isTrue(condition.evaluate(context, { ...notes, nowMs: at - 1 }))) return toInstant(at)
    before = at
  }
  return null
}

const unknown = (
  reason: Evidence['reason'],
  since: Instant | null,
  more: Partial<Outcome> = {},
): Outcome => ({
  state: 'unknown',
  since,
  flipsAt: null,
  ...more,
  ...(reason ? { reason } : {}),
})

const passing = (rule: Rule, thing: Thing, context: Context, notes: Notes, answer: Answer): Outcome => {
  const change = nextChange(rule.check, context, notes, answer)
  if (!change) return { state: 'pass', since: null, flipsAt: null }
  if (!rule.warn || !change.answer || !isFalse(change.answer))
    return { state: 'pass', since: null, flipsAt: change.at }
  const length = rule.warn.evaluate(context, notes)
  if ('error' in length) return unknown('error', thing.since, { detail: length.error })
  const warnsAt = toInstant(toMs(change.at) - Number((length.value as { valueOf(): unknown }).valueOf()))
  return toInstant(notes.nowMs) < warnsAt
    ? { state: 'pass', since: null, flipsAt: warnsAt }
    : { state: 'due', since: warnsAt, flipsAt: change.at }
}

const failing = (rule: Rule, thing: Thing, context: Context, notes: Notes, answer: Answer): Outcome => {
  const flipsAt = nextChange(rule.check, context, notes, answer)?.at ?? null
  const lapsedAt = turnedAt(rule.check, context, notes)
  if (lapsedAt) return { state: 'lapsed', since: lapsedAt, flipsAt }
  return { state: 'fail', since: notes.newestReading ? null : thing.since, flipsAt }
}

const judgeCheck = (rule: Rule, thing: Thing, context: Context, notes: Notes): Outcome => {
  const answer = rule.check.evaluate(context, notes)
  if (isTrue(answer)) return passing(rule, thing, context, notes, answer)
  if (isFalse(answer)) return failing(rule, thing, context, notes, answer)
  const flipsAt = nextChange(rule.check, context, notes, answer)?.at ?? null
  const detail = 'error' in answer ? answer.error : 'the condition came to neither true nor false'
  return unknown(notes.missing ? 'no-reading' : 'error', notes.missing ? null : thing.since, {
    flipsAt,
    detail: notes.missing ?? detail,
  })
}

/** Steps 1 to 4 of a verdict: everything but waivers. */
const judgeThing = (
  rule: Rule,
  thing: Thing,
  context: Context,
  latestMoment: Date | null,
  notes: Notes,
): Outcome => {
  const meant = rule.when?.evaluate(context, notes) ?? { value: true }
  const meantChanges = rule.when ? (nextChange(rule.when, context, notes, meant)?.at ?? null) : null
  const until = (outcome: Outcome): Outcome => ({
    ...outcome,
    flipsAt: earliest(outcome.flipsAt, meantChanges),
  })

  if (isFalse(meant)) return { state: 'n/a', since: null, flipsAt: meantChanges }
  if (thing.missing) {
    const { reason, since, detail } = thing.missing
    return until(unknown(reason, since, detail === undefined ? {} : { detail }))
  }
  if (thing.staleAt && toMs(thing.staleAt) <= notes.nowMs) return until(unknown('stale', thing.staleAt))
  if ('error' in meant) return until(unknown('error', thing.since, { detail: meant.error }))
  if (latestMoment && latestMoment.getTime() > notes.nowMs + futureMs)
    return until(
      unknown('unreadable', thing.since, {
        detail: `names a time that is still to come: ${toInstant(latestMoment)}`,
        flipsAt: toInstant(latestMoment.getTime() - futureMs),
      }),
    )
  return until(judgeCheck(rule, thing, context, notes))
}

const isWaivable = (state: State): boolean => !['pass', 'due', 'n/a'].includes(state)

const waiverSpan = (waiver: Waiver, zone: string) => ({
  id: waiver.id,
  from: waiver.from === undefined ? null : startOfDay(waiver.from, zone),
  until: startOfDay(waiver.until, zone),
})

/**
 * What `rule` says of `thing` at `now`, by JUDGING.md: n/a, unknown, pass, due, lapsed or fail, or waived.
 * Pure: the same at the same instant, whenever it is asked.
 */
export const judge = (rule: Rule, thing: Thing, now: Instant, zone: string): Judgement => {
  const { context: seen, latest: latestMoment } = rule.variables.context(thing)
  const context: Context = { ...seen, settings: rule.celSettings }
  const notes = newNotes(rule, thing, now, zone)
  const outcome = judgeThing(rule, thing, context, latestMoment, notes)

  const waivers = thing.waivers.map((waiver) => waiverSpan(waiver, zone))
  const inForce = isWaivable(outcome.state)
    ? waivers.find(({ from, until }) => (from === null || from <= now) && now < until)
    : undefined
  const changes = waivers.flatMap(({ from, until }) => [from, until]).filter((at) => at !== null && at > now)
  const fixedStale =
    thing.isStaleFixed && thing.staleAt && thing.staleAt > now && !thing.missing ? thing.staleAt : null
  const flipsAt = earliest(outcome.flipsAt, fixedStale, ...(isWaivable(outcome.state) ? changes : []))

  const evidence: Evidence = {
    ...(outcome.reason ? { reason: outcome.reason } : {}),
    ...(outcome.detail === undefined ? {} : { detail: outcome.detail }),
    ...(thing.asked
      ? { asked: { at: thing.asked.since, reason: thing.asked.reason, detail: thing.asked.detail } }
      : {}),
    ...(thing.facts.length > 0 ? { facts: shown(thing.facts) } : {}),
    values: {
      ...textValues(rule, thing),
      ...(isWaivable(outcome.state) && outcome.state !== 'unknown' ? computed(rule, context, notes) : {}),
    },
    ...(inForce ? { waiver: inForce.id, covered: outcome.state } : {}),
  }
  return inForce
    ? { state: 'waived', since: null, flipsAt, evidence }
    : { state: outcome.state, since: outcome.since, flipsAt, evidence }
}

/** One fact by its key; of several, the sets that hold them. What they said then is kept in the history of facts. */
const shown = (facts: readonly KnownFact[]): NonNullable<Evidence['facts']> =>
  facts.length === 1
    ? facts.map(({ entry, key }) => ({ entry, key }))
    : [...new Set(facts.map(({ entry }) => entry))].map((entry) => ({ entry, key: '' }))

const computed = (rule: Rule, context: Context, notes: Notes): Record<string, unknown> =>
  Object.fromEntries(
    rule.evidence.map(([name, condition]) => {
      const answer = condition.evaluate(context, notes)
      return [name, 'value' in answer ? toJson(answer.value) : null]
    }),
  )
