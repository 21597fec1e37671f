import type { Measure } from '#contract/register/measure.js'
import type { Plan } from '#contract/register/plan.js'
import type { CalendarDay } from '#lib/zone.js'
import { calendarPeriods, isRecurring } from './reconcile/periods.js'

/** How many came of those who should have; whether all did is unknown where no list was kept. */
export interface Turnout {
  readonly expected: number
  readonly attended: number
  readonly isAll: boolean | null
  /** The period that it is of; null where the row does not come again. */
  readonly period: string | null
}

const training = /train|обук|обуч|оспособ|obuk|obuč|osposob|usposab|izobraž|školen/i

/** Whether a row is a training: it has lists, or says so. */
export const isTraining = ({ attendance, title, indicators }: Measure): boolean =>
  (attendance?.length ?? 0) > 0 ||
  [...(typeof title === 'string' ? [title] : Object.values(title)), ...indicators].some(
    (text) => typeof text === 'string' && training.test(text),
  )

/** The turnout of a training, of the newest period begun where it comes again; null where it is none. */
export const turnoutOf = (plan: Plan, measure: Measure, today: CalendarDay): Turnout | null => {
  if (!isTraining(measure)) return null
  const held = (measure.attendance ?? []).filter(({ on }) => on <= today)
  const newest = held
    .map(({ on }) => on)
    .sort()
    .at(-1)
  const to = newest !== undefined && newest > plan.to ? newest : plan.to
  const period = isRecurring(measure)
    ? calendarPeriods(measure.recurrence, measure.startsOn ?? plan.from, to).findLast(
        ({ from }) => from <= today,
      )
    : undefined
  const counted = period ? held.filter(({ on }) => period.from <= on && on <= period.to) : held
  const sum = (of: 'expected' | 'attended') => counted.reduce((total, list) => total + list[of], 0)
  const expected = sum('expected')
  return {
    expected,
    attended: sum('attended'),
    isAll: expected === 0 ? null : sum('attended') >= expected,
    period: period?.name ?? null,
  }
}
