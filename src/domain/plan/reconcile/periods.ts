import type { Measure } from '#contract/register/measure.js'
import type { Plan } from '#contract/register/plan.js'
import { day as dayMs } from '#lib/instant.js'
import { addToDay, type CalendarDay } from '#lib/zone.js'
import type { Counted } from './counted.js'

/** What makes a period of a recurring row good: it lies in it, or holds in a part of it. */
export interface InPeriod {
  readonly of: Counted['of'] | 'payment' | 'attendance'
  readonly id: string
  readonly from: CalendarDay
  /** Null where it has no end. */
  readonly to: CalendarDay | null
}

export interface Period {
  /** `2026`, `2026-Q4`, `2026-11`, or the Monday of a week. */
  readonly name: string
  readonly from: CalendarDay
  readonly to: CalendarDay
  /** `open`: not over yet, and nothing in it; `ahead`: not begun. */
  readonly state: 'covered' | 'partly' | 'lacking' | 'open' | 'ahead'
  /** True where it lies after the end of the plan: the row goes on. */
  readonly isBeyond: boolean
  readonly has: readonly InPeriod[]
}

const months: Readonly<Record<string, number>> = { monthly: 1, quarterly: 3, yearly: 12 }

/** Whether a row comes again and again. */
export const isRecurring = ({ recurrence }: Measure): boolean =>
  recurrence === 'weekly' || recurrence in months

const dayBefore = (day: CalendarDay): CalendarDay => addToDay(day, { ms: -dayMs })

const startOfPeriod = (day: CalendarDay, recurrence: string): CalendarDay => {
  const [year = 0, month = 1] = day.split('-').map(Number)
  if (recurrence === 'yearly') return `${day.slice(0, 4)}-01-01`
  if (recurrence === 'quarterly')
    return `${String(year).padStart(4, '0')}-${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`
  if (recurrence === 'monthly') return `${day.slice(0, 7)}-01`
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
  return addToDay(day, { ms: -weekday * dayMs })
}

const nameOf = (from: CalendarDay, recurrence: string): string => {
  if (recurrence === 'yearly') return from.slice(0, 4)
  if (recurrence === 'monthly') return from.slice(0, 7)
  if (recurrence === 'quarterly') return `${from.slice(0, 4)}-Q${Math.ceil(Number(from.slice(5, 7)) / 3)}`
  return from
}

/** A row that comes weekly over a lifetime has fewer. */
const mostPeriods = 6000

/** The calendar periods of a recurrence that have a day in `[from, to]`. */
export const calendarPeriods = (
  recurrence: string,
  from: CalendarDay,
  to: CalendarDay,
): Pick<Period, 'name' | 'from' | 'to'>[] => {
  const periods = []
  let start = startOfPeriod(from, recurrence)
  while (start <= to && periods.length < mostPeriods) {
    const next =
      recurrence === 'weekly'
        ? addToDay(start, { ms: 7 * dayMs })
        : addToDay(start, { months: months[recurrence] ?? 12 })
    periods.push({ name: nameOf(start, recurrence), from: start, to: dayBefore(next) })
    start = next
  }
  return periods
}

/** What of a row lies in time: rights and contracts for as long as they hold, all else on its day. */
const lyingIn = (measure: Measure, entries: readonly Counted[], today: CalendarDay): InPeriod[] => [
  ...entries
    .filter(({ stage }) => stage !== 'ordered')
    .flatMap(({ of, id, day, until }): InPeriod[] => {
      if (of === 'entitlement' || of === 'contract') return [{ of, id, from: day ?? '0000-01-01', to: until }]
      return day === null || of === 'asset' ? [] : [{ of, id, from: day, to: day }]
    }),
  ...(measure.payments ?? [])
    .filter(({ on }) => on <= today)
    .map(({ on, invoice }): InPeriod => ({ of: 'payment', id: invoice ?? on, from: on, to: on })),
  ...(measure.attendance ?? [])
    .filter(({ on }) => on <= today)
    .map(({ on, document }): InPeriod => ({ of: 'attendance', id: document ?? on, from: on, to: on })),
]

const isTerm = ({ of }: InPeriod): boolean => of === 'entitlement' || of === 'contract'

/** Whether terms follow one another without a gap from `from` to `to`. */
const isFull = (terms: readonly InPeriod[], from: CalendarDay, to: CalendarDay): boolean => {
  let reached = from
  for (const term of terms.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    if (term.from > reached) return false
    if (term.to === null || term.to >= to) return true
    const next = addToDay(term.to, { ms: dayMs })
    if (next > reached) reached = next
  }
  return false
}

/**
 * The periods of a recurring row: those of the plan, and after its end as long as something of the row goes on. An act or
 * payment makes the period in which it lies good; a term only where it holds in all of it (of the one under way: until today).
 */
export const periodsOf = (
  plan: Plan,
  measure: Measure,
  entries: readonly Counted[],
  today: CalendarDay,
): Period[] => {
  const things = lyingIn(measure, entries, today)
  const from = measure.startsOn ?? plan.from
  const goesOn = things.some(({ to }) => to === null || to > plan.to)
  const last = goesOn && today > plan.to ? today : plan.to
  return calendarPeriods(measure.recurrence, from, last).map((period) => {
    const has = things.filter((thing) => thing.from <= period.to && (thing.to ?? period.to) >= period.from)
    const begin = period.from < from ? from : period.from
    const end = period.to > today ? today : period.to
    const isGood =
      has.some((thing) => !isTerm(thing)) || isFull(has.filter(isTerm), begin, end < begin ? begin : end)
    return {
      ...period,
      isBeyond: period.from > plan.to,
      has,
      state:
        period.from > today && has.length === 0
          ? 'ahead'
          : isGood
            ? 'covered'
            : has.length > 0
              ? 'partly'
              : period.to >= today
                ? 'open'
                : 'lacking',
    }
  })
}
