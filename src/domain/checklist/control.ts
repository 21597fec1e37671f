import type { Attestation } from '#contract/register/attestation.js'
import { type Evidence, type State, states } from '#contract/verdict.js'
import type { VerdictSpan } from '#domain/ports.js'
import type { Instant } from '#lib/instant.js'
import type { CalendarDay } from '#lib/zone.js'
import { type AttestationInForce, attestedOn, type Unattested } from './attested.js'
import { type Control, questionOf } from './framework.js'

/** Worst first. `waived`: everything that it asks is excepted. */
export const controlStates = ['lapsed', 'fail', 'partly', 'not-checked', 'due', 'waived', 'pass'] as const
export type ControlState = (typeof controlStates)[number]

/** A verdict as a paper shows it. */
export interface JudgedThing {
  readonly thing: string
  readonly subject: string | null
  readonly state: State
  readonly since: Instant | null
  /** Since when the verdict has stood. */
  readonly from: Instant
  readonly evidence: Evidence
}

export interface RuleEvidence {
  readonly rule: string
  readonly counts: Partial<Record<State, number>>
  /** Worst first. */
  readonly verdicts: readonly JudgedThing[]
}

/** Something that the catalogue names and nobody checked. */
export type Unchecked =
  | { readonly kind: 'check'; readonly id: string }
  | { readonly kind: 'rule'; readonly id: string }
  | {
      readonly kind: 'attestation'
      readonly id: string
      readonly why: Unattested
      /** The statement that fell short. */
      readonly attestation?: string
      readonly validUntil?: CalendarDay
    }

/** How many verdicts of each state a rule has. */
export interface RuleCounts {
  readonly rule: string
  readonly counts: Partial<Record<State, number>>
}

/** What a control comes to, and what that stands on. */
export interface ControlOutcome<R extends RuleCounts = RuleCounts> {
  readonly state: ControlState
  /** What passes, of all that was named for it; exceptions and what does not apply are in neither. */
  readonly n: number
  readonly m: number
  readonly waived: number
  readonly rules: readonly R[]
  readonly attestations: readonly AttestationInForce[]
  readonly unchecked: readonly Unchecked[]
}

export type ControlResult = ControlOutcome<RuleEvidence>

export interface Known {
  /** The rules there are, with the checks and the controls that they answer. */
  readonly rules: readonly {
    readonly id: string
    readonly checks: readonly string[]
    readonly controls: readonly string[]
  }[]
  readonly verdicts: ReadonlyMap<string, readonly VerdictSpan[]>
  readonly attestations: readonly Attestation[]
  readonly day: CalendarDay
}

const evidenceOf = (rule: string, spans: readonly VerdictSpan[]): RuleEvidence => {
  const verdicts = spans
    .map(({ thing, subject, state, since, from, evidence }) => ({
      thing,
      subject,
      state,
      since,
      from,
      evidence,
    }))
    .sort(
      (a, b) =>
        states.indexOf(a.state) - states.indexOf(b.state) ||
        (a.thing < b.thing ? -1 : a.thing > b.thing ? 1 : 0),
    )
  const counts: Partial<Record<State, number>> = {}
  for (const { state } of verdicts) counts[state] = (counts[state] ?? 0) + 1
  return { rule, counts, verdicts }
}

type Counts = Partial<Record<State, number>>

const stateOf = (counts: Counts, unchecked: number): ControlState => {
  const has = (state: State) => (counts[state] ?? 0) > 0
  if (has('lapsed')) return 'lapsed'
  if (has('fail')) return 'fail'
  const isAsked = states.some((state) => state !== 'n/a' && has(state))
  if (!isAsked) return 'not-checked'
  if (has('unknown') || unchecked > 0) return 'partly'
  if (has('due')) return 'due'
  return has('pass') ? 'pass' : 'waived'
}

/** As `Known`, with what each rule found: the verdicts themselves, or how many there are. */
export interface Counted<R extends RuleCounts> extends Omit<Known, 'verdicts'> {
  evidence(rule: string): R
}

/**
 * One control against all that is known: the rules that name it or one of its checks, and what people state.
 * A check that neither a rule nor a person answers, a rule without a verdict and a statement that is missing,
 * expired or unconfirmed each count as one thing that nobody checked.
 */
export const outcomeOf = <R extends RuleCounts>(
  framework: string,
  control: Control,
  known: Counted<R>,
): ControlOutcome<R> => {
  const question = questionOf(framework, control.id)
  const answering = known.rules.filter(
    ({ checks, controls }) =>
      controls.includes(question) || checks.some((check) => control.checks.includes(check)),
  )
  const rules = answering.map(({ id }) => known.evidence(id))
  const attestations: AttestationInForce[] = []
  const unchecked: Unchecked[] = rules
    .filter(({ counts }) => Object.keys(counts).length === 0)
    .map(({ rule }) => ({ kind: 'rule', id: rule }))

  const questions = [...control.checks, ...(control.attest === undefined ? [] : [question])]
  for (const id of questions) {
    const attested = attestedOn(id, known.attestations, known.day)
    if ('used' in attested) attestations.push(attested.used)
    else if (attested.newest)
      unchecked.push({
        kind: 'attestation',
        id,
        why: attested.why,
        attestation: attested.newest.id,
        validUntil: attested.newest.validUntil,
      })
    else if (id === question) unchecked.push({ kind: 'attestation', id, why: attested.why })
    else if (!answering.some(({ checks }) => checks.includes(id))) unchecked.push({ kind: 'check', id })
  }

  const found: Counts = {}
  const add = (state: State, count: number) => {
    found[state] = (found[state] ?? 0) + count
  }
  for (const { counts } of rules) for (const state of states) add(state, counts[state] ?? 0)
  for (const { state } of attestations) add(state, 1)
  const count = (...wanted: readonly State[]) => wanted.reduce((sum, state) => sum + (found[state] ?? 0), 0)
  return {
    state: stateOf(found, unchecked.length),
    n: count('pass', 'due'),
    m: count(...states) - count('waived', 'n/a') + unchecked.length,
    waived: count('waived'),
    rules,
    attestations,
    unchecked,
  }
}

/** One control with every verdict that answers it. */
export const judgeControl = (framework: string, control: Control, known: Known): ControlResult =>
  outcomeOf(framework, control, {
    ...known,
    evidence: (rule) => evidenceOf(rule, known.verdicts.get(rule) ?? []),
  })
