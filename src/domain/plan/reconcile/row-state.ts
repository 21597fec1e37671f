import type { Measure } from '#contract/register/measure.js'
import type { CalendarDay } from '#lib/zone.js'
import type { Done } from './deadline.js'
import type { Period } from './periods.js'
import type { DemandStatus } from './row-status.js'

/**
 * The state of a row in a word, the worst first: nothing is there; only ordered; some is there; all came and some went
 * again; all is there and some is not as it should be; a recurring row whose present period has nothing; all is there
 * and for some nobody can say what it is like; somebody said it is done and nothing proves it; nobody wrote what should
 * exist; all is there as it should be.
 */
export const rowStates = [
  'missing',
  'lapsed',
  'partial',
  'ordered',
  'deficient',
  'reduced',
  'unproven',
  'declared',
  'not-countable',
  'fulfilled',
] as const
export type RowState = (typeof rowStates)[number]

interface Given {
  readonly demands: readonly DemandStatus[]
  readonly periods: readonly Period[] | null
  readonly done: Done
  readonly today: CalendarDay
  readonly measure: Measure
}

const ofDemand = ({ numbers }: DemandStatus): RowState | null => {
  const { planned, ordered, delivered, recorded, fails, unproven, seen, seeable } = numbers
  if (planned === null || planned === 0) return null
  if (ordered === 0) return 'missing'
  if (delivered === 0) return 'ordered'
  if (delivered < planned) return 'partial'
  if ((fails ?? 0) > 0) return 'deficient'
  if (recorded < planned) return 'reduced'
  // What an agent could see and does not may be anywhere: silence is never a pass.
  return (unproven ?? 0) > 0 || (seen ?? 0) < seeable ? 'unproven' : 'fulfilled'
}

/** What a recurring row is judged by: the period under way, else the last one that there was. */
const presentPeriod = (periods: readonly Period[], today: CalendarDay): Period | null =>
  periods.findLast(({ from }) => from <= today) ?? null

const ofPeriods = (periods: readonly Period[], today: CalendarDay): RowState => {
  const present = presentPeriod(periods, today)
  if (present?.state === 'covered') return 'fulfilled'
  if (present?.state === 'partly') return 'partial'
  return periods.some(({ has }) => has.length > 0) ? 'lapsed' : 'missing'
}

export const stateOf = ({ demands, periods, done, today, measure }: Given): RowState => {
  const found = demands.map(ofDemand).filter((state) => state !== null)
  const isDeclared = measure.doneOn !== undefined && measure.doneOn <= today
  if (periods) found.push(ofPeriods(periods, today))
  if (found.length === 0) return done.isDone || isDeclared ? 'declared' : 'not-countable'
  // Of several things that are wanted, one that is there makes the whole no longer missing.
  const worst = rowStates.find((state) => found.includes(state)) ?? 'not-countable'
  return worst === 'missing' && found.some((state) => state !== 'missing') ? 'partial' : worst
}
