import type { Attestation } from '#contract/register/attestation.js'
import type { Measure } from '#contract/register/measure.js'
import type { Plan } from '#contract/register/plan.js'
import type { CalendarDay } from '#lib/zone.js'
import { type Office, signingOffices, standIns } from '../people/second-person.js'
import { rowSigning } from '../people/signing-rules.js'
import { type Turnout, turnoutOf } from './attendance.js'
import { type Evidence, type EvidencePeriod, evidenceOf, evidencePeriods } from './evidence.js'
import { deadlineOf } from './reconcile/deadline.js'
import { demandsOf } from './reconcile/demand.js'

/**
 * How a row stands that papers answer for: nobody asks for any; none is there; one waits for its second person; there is
 * nobody who could be that; it is confirmed; a recurring one was confirmed once and the period that is over was not.
 */
export const governanceStates = [
  'nothing-asked',
  'missing',
  'proposed',
  'no-second-person',
  'confirmed',
  'lapsed',
] as const
export type GovernanceState = (typeof governanceStates)[number]

export interface Governance {
  readonly state: GovernanceState
  /** What its indicators want to see. */
  readonly asked: readonly string[]
  /** Offices that may confirm it. */
  readonly offices: readonly string[]
  /** Those of them that stand in for an owner who would have to confirm the own affair. */
  readonly standIns: readonly string[]
  /** The newest first. */
  readonly evidence: readonly Evidence[]
  /** What the state rests on. */
  readonly restsOn: Evidence | null
  /** Null where it does not come again. */
  readonly periods: readonly EvidencePeriod[] | null
  /** Its term is over and nothing is confirmed; never for want of a second person. */
  readonly isOverdue: boolean
  /** Null where it is no training. */
  readonly turnout: Turnout | null
}

/** Whether a row is answered by papers, since nothing that can be counted shows that it is done. */
export const asksForEvidence = (measure: Measure): boolean =>
  measure.indicators.length > 0 &&
  (measure.category === 'governance' || !demandsOf(measure).some(({ count }) => (count ?? 0) > 0))

/** The period by which a recurring row is judged: the one under way once something is there for it, else the last one over. */
const judgedPeriod = (periods: readonly EvidencePeriod[], today: CalendarDay): EvidencePeriod | null => {
  const begun = periods.filter(({ from }) => from <= today)
  const newest = begun.at(-1)
  if (newest && (newest.state === 'confirmed' || newest.state === 'proposed' || newest.to < today))
    return newest
  return begun.at(-2) ?? newest ?? null
}

const stateOf = (
  evidence: readonly Evidence[],
  periods: readonly EvidencePeriod[] | null,
  today: CalendarDay,
): 'missing' | 'proposed' | 'confirmed' | 'lapsed' => {
  if (periods === null) {
    if (evidence.some(({ isConfirmed }) => isConfirmed)) return 'confirmed'
    return evidence.length > 0 ? 'proposed' : 'missing'
  }
  const judged = judgedPeriod(periods, today)
  if (judged?.state === 'confirmed' || judged?.state === 'proposed') return judged.state
  const wasConfirmed = periods.some(({ state }) => state === 'confirmed')
  return wasConfirmed && judged?.state === 'late' ? 'lapsed' : 'missing'
}

/**
 * How a row stands that papers answer for.
 * @param hasSigner whether somebody who can sign in holds an office that may confirm; by the register alone if left out.
 */
export const governanceOf = (
  plan: Plan,
  measure: Measure,
  known: {
    readonly attestations: readonly Attestation[]
    readonly offices: readonly Office[]
    readonly hasSigner?: boolean
  },
  today: CalendarDay,
): Governance => {
  const rules = { ...rowSigning(plan, measure), authors: [] }
  const offices = signingOffices(rules, known.offices)
  const hasSecond = offices.length > 0 && known.hasSigner !== false
  const evidence = evidenceOf(plan, measure, known.attestations, today)
  const periods = evidencePeriods(plan, measure, evidence, today, hasSecond)
  const isAsked = asksForEvidence(measure) || evidence.length > 0
  const found = stateOf(evidence, periods, today)
  const state = !isAsked ? 'nothing-asked' : found !== 'confirmed' && !hasSecond ? 'no-second-person' : found
  const { day } = deadlineOf(measure, today)
  const isPast = periods ? periods.some((period) => period.state === 'late') : day !== null && day < today
  return {
    state,
    asked: measure.indicators,
    offices,
    standIns: standIns(rules, known.offices),
    evidence,
    restsOn:
      state === 'confirmed' || state === 'lapsed'
        ? (evidence.find(({ isConfirmed }) => isConfirmed) ?? null)
        : (evidence.find(({ isConfirmed }) => !isConfirmed) ?? null),
    periods,
    isOverdue: isPast && (state === 'missing' || state === 'proposed' || state === 'lapsed'),
    turnout: turnoutOf(plan, measure, today),
  }
}
