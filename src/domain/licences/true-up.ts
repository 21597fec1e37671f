import { addToDay, type CalendarDay } from '#lib/zone.js'

export interface Growth {
  /** First day of the month from which so many are required. */
  readonly from: CalendarDay
  readonly units: number
}

export interface TrueUp {
  /** To buy where the contract counts the peak of the term. */
  readonly peak: number
  /** To buy where it counts what is there on the day of the report. */
  readonly onDate: number
  /** Where each added unit is paid from the month in which it appeared, in minor units. */
  readonly cost: number
  /** What the next term begins with, where the contract lets it shrink. */
  readonly next: number
}

const monthsFrom = (from: CalendarDay, until: CalendarDay): number => {
  let months = 0
  while (addToDay(from, { months }) < until) months++
  return months
}

/** The yearly report of growth: what was entitled at the start against what was required month by month. */
export const trueUp = (
  entitled: number,
  growth: readonly Growth[],
  pricePerUnitMonth: number,
  /** The first day after the term. */
  until: CalendarDay,
): TrueUp => {
  const steps = [...growth].filter(({ from }) => from < until).sort((a, b) => (a.from < b.from ? -1 : 1))
  let most = entitled
  let cost = 0
  for (const { from, units } of steps) {
    if (units <= most) continue
    cost += (units - most) * pricePerUnitMonth * monthsFrom(from, until)
    most = units
  }
  const last = steps.at(-1)?.units ?? entitled
  return { peak: most - entitled, onDate: Math.max(0, last - entitled), cost, next: last }
}
