import type { LocalText } from '#contract/register/text.js'
import type { CalendarDay } from '#lib/zone.js'
import type { Governance } from '../governance.js'
import { ownDemands, ownEntries } from './behind-number.js'
import type { Counted } from './counted.js'
import { type Deadline, type Done, deadlineOf, type Timeliness, timelinessOf } from './deadline.js'
import type { Demand } from './demand.js'
import type { Of } from './entry-variables.js'
import type { Lack } from './lacks.js'
import { type Numbers, numbersOf } from './numbers.js'
import { observedTarget } from './observed-target.js'
import { doneByPapers, papersOf, periodsWithPapers, stateWithPapers, timeWithPapers } from './papers.js'
import { isRecurring, type Period, periodsOf } from './periods.js'
import type { Row } from './plan-rows.js'
import { moneyOf, type RowMoney } from './row-money.js'
import { type RowState, stateOf } from './row-state.js'
import { type TargetStatus, targetsOf } from './targets.js'

/** One thing that a row expects, and what there is of it. */
export interface DemandStatus {
  readonly key: string
  readonly what: LocalText | null
  readonly of: Of | null
  readonly isShared: boolean
  readonly numbers: Numbers
  /** Expressions of the plan that cannot be used; a good register has none. */
  readonly faults: readonly string[]
}

/** A row of a plan held against what there is, on one day. */
export interface RowStatus {
  readonly plan: string
  readonly measure: string
  readonly key: string
  readonly title: LocalText
  readonly area: string
  readonly task: string
  readonly owners: readonly string[]
  readonly state: RowState
  readonly numbers: Numbers
  readonly demands: readonly DemandStatus[]
  /** By kind and id: every entry that counts for the row or serves it, and what names it without being anything that it expects. */
  readonly entries: readonly Counted[]
  /** How many entries lack what. */
  readonly lacking: Readonly<Partial<Record<Lack, number>>>
  readonly money: RowMoney
  readonly deadline: Deadline
  readonly done: Done
  readonly timeliness: Timeliness
  /** Null where it does not come again. */
  readonly periods: readonly Period[] | null
  readonly targets: readonly TargetStatus[]
  /** What papers say of it, by the register alone. */
  readonly governance: Governance | null
}

/** The day on which the planned number was reached; null where some of them have no day. */
const reachedOn = (planned: number, entries: readonly Counted[]): CalendarDay | null => {
  const arrived = entries.filter(({ stage }) => stage !== 'ordered')
  if (arrived.some(({ day }) => day === null)) return null
  let units = 0
  for (const entry of arrived.toSorted((a, b) => ((a.day ?? '') < (b.day ?? '') ? -1 : 1))) {
    units += entry.units
    if (units >= planned) return entry.day
  }
  return null
}

const doneOf = (
  row: Row,
  parts: readonly (readonly [DemandStatus, readonly Counted[]])[],
  today: CalendarDay,
): Done => {
  const { doneOn } = row.measure
  if (doneOn !== undefined && doneOn <= today) return { isDone: true, on: doneOn }
  const countable = parts.filter(([{ numbers }]) => (numbers.planned ?? 0) > 0)
  const isReached = ([{ numbers }]: (typeof parts)[number]) => numbers.delivered >= (numbers.planned ?? 0)
  if (countable.length === 0 || !countable.every(isReached)) return { isDone: false, on: null }
  // What other rows bought says nothing of when this one was done, where it wants something of its own.
  const own = countable.filter(([{ isShared }]) => !isShared)
  const days = (own.length > 0 ? own : countable).map(([{ numbers }, entries]) =>
    reachedOn(numbers.planned ?? 0, entries),
  )
  return { isDone: true, on: days.some((day) => day === null) ? null : (days.sort().at(-1) ?? null) }
}

const faultsOf = ({ where, checks }: Demand): string[] =>
  [where, ...checks.map(({ expression }) => expression)].flatMap((one) =>
    one && 'fault' in one ? [one.fault] : [],
  )

/** @param entries in the order of their kinds and ids. */
const lackingIn = (entries: readonly Counted[]): RowStatus['lacking'] => {
  const found: Partial<Record<Lack, number>> = {}
  let before: Counted | null = null
  for (const entry of entries) {
    // An entry may serve a row in several ways.
    if (before === null || before.id !== entry.id || before.of !== entry.of)
      for (const lack of entry.lacks) found[lack] = (found[lack] ?? 0) + 1
    before = entry
  }
  return found
}

const totalPlanned = (demands: readonly DemandStatus[]): number | null => {
  const planned = demands.map(({ numbers }) => numbers.planned)
  return planned.some((count) => count === null)
    ? null
    : planned.reduce<number>((sum, count) => sum + (count ?? 0), 0)
}

/** Holds one row against the entries on its list. */
export const rowStatus = (
  row: Row,
  entries: readonly Counted[],
  today: CalendarDay,
  governance: Governance | null = null,
): RowStatus => {
  const papers = papersOf(row, governance)
  const { plan, measure } = row
  const parts = row.demands.map((demand) => {
    const own = entries.filter(({ demand: key }) => key === demand.key)
    const status: DemandStatus = {
      key: demand.key,
      what: demand.what,
      of: demand.of,
      isShared: demand.isShared,
      numbers: numbersOf(demand.count, own, demand.checks.length > 0),
      faults: faultsOf(demand),
    }
    return [status, own] as const
  })
  const demands = parts.map(([status]) => status)
  const deadline = deadlineOf(measure, today)
  const periods = isRecurring(measure)
    ? periodsWithPapers(periodsOf(plan, measure, entries, today), papers)
    : null
  const done = periods ? { isDone: false, on: null } : doneByPapers(doneOf(row, parts, today), papers)
  const paidHere = entries.filter(({ why }) => why !== 'shared')
  const timeliness: Timeliness = periods
    ? {
        is: 'recurring',
        lacking: periods.filter(({ state }) => state === 'lacking' || state === 'partly').length,
      }
    : timelinessOf(measure, deadline, done, today)
  const numbers = numbersOf(
    totalPlanned(ownDemands(demands)),
    ownEntries({ demands, entries }),
    ownDemands(row.demands).some(({ checks }) => checks.length > 0),
  )
  return {
    plan: plan.id,
    measure: measure.id,
    key: row.key,
    title: measure.title,
    area: measure.area,
    task: measure.task,
    owners: measure.owners,
    state: stateWithPapers(stateOf({ demands, periods, done, today, measure }), papers),
    numbers,
    demands,
    entries,
    lacking: lackingIn(entries),
    money: moneyOf(plan, measure, paidHere, periods, deadline.day, today),
    deadline,
    done,
    timeliness: timeWithPapers(timeliness, papers, periods, today),
    periods,
    targets: targetsOf(measure, today, (target) =>
      observedTarget(target, measure, numbers, governance?.turnout ?? null),
    ),
    governance,
  }
}
