import type { Attestation } from '#contract/register/attestation.js'
import type { Measure } from '#contract/register/measure.js'
import type { Plan } from '#contract/register/plan.js'
import type { CalendarDay } from '#lib/zone.js'
import { measureQuestion } from './measure-question.js'
import { calendarPeriods, isRecurring } from './reconcile/periods.js'

/** What is stated for a row, and by whom it was confirmed: by an owner of the row it never counts. */
export interface Evidence extends Attestation {
  readonly isConfirmed: boolean
}

/** The evidence of a row as it lay on `today`, the newest first. */
export const evidenceOf = (
  plan: Plan,
  measure: Measure,
  attestations: readonly Attestation[],
  today: CalendarDay,
): Evidence[] => {
  const question = measureQuestion(plan.id, measure.id)
  return attestations
    .filter((one) => one.question === question && one.date <= today)
    .map(
      (one): Evidence => ({
        ...one,
        isConfirmed:
          one.confirmedBy !== undefined &&
          one.confirmedBy !== one.by &&
          !measure.owners.includes(one.confirmedBy),
      }),
    )
    .sort((a, b) => b.date.localeCompare(a.date) || b.id.localeCompare(a.id))
}

/** A period of a recurring row: `late` once it is over without a confirmed paper, `open` until then. */
export interface EvidencePeriod {
  readonly name: string
  readonly from: CalendarDay
  readonly to: CalendarDay
  readonly state: 'confirmed' | 'proposed' | 'open' | 'late' | 'ahead'
}

const isOf = ({ period, date }: Attestation, { name, from, to }: Omit<EvidencePeriod, 'state'>): boolean =>
  period === undefined ? from <= date && date <= to : period === name

/** The periods that a recurring row is to be answered for; null where it does not come again. */
export const evidencePeriods = (
  plan: Plan,
  measure: Measure,
  evidence: readonly Evidence[],
  today: CalendarDay,
  canBeLate: boolean,
): EvidencePeriod[] | null => {
  if (!isRecurring(measure)) return null
  const last = evidence[0] && evidence[0].date > plan.to ? today : plan.to
  return calendarPeriods(measure.recurrence, measure.startsOn ?? plan.from, last).map((period) => {
    const own = evidence.filter((one) => isOf(one, period))
    if (own.some(({ isConfirmed }) => isConfirmed)) return { ...period, state: 'confirmed' }
    if (own.length > 0) return { ...period, state: 'proposed' }
    if (period.from > today) return { ...period, state: 'ahead' }
    return { ...period, state: period.to < today && canBeLate ? 'late' : 'open' }
  })
}
