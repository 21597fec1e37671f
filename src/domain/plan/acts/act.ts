import type { z } from 'zod'
import type { Measure } from '#contract/register/measure.js'
import type { Plan } from '#contract/register/plan.js'
import { addToDay, type CalendarDay } from '#lib/zone.js'

/** Why an act cannot be done: `code` is said in words by the texts, filled with `values`. */
export interface ActFault {
  readonly where: string
  readonly code: string
  readonly values?: Readonly<Record<string, string | number>>
}

export interface ActContext {
  readonly plan: Plan
  readonly measure: Measure
  readonly today: CalendarDay
  /** Ids of the offices that there are. */
  readonly offices: ReadonlySet<string>
  /** Ids of the lint rules that there are. */
  readonly rules: ReadonlySet<string>
  /** Name of who acts. */
  readonly who: string
}

/** What becomes of the plan, and the reason for the history; or why it cannot be. */
export type Acted =
  | { readonly plan: Plan; readonly why: string | null }
  | { readonly faults: readonly ActFault[] }

interface Act<C, I extends z.ZodType> {
  readonly input: I
  run(context: C, input: z.infer<I>): Acted
}

export const defineRowAct = <I extends z.ZodType>(act: Act<ActContext, I>): Act<ActContext, I> => act

export const definePlanAct = <I extends z.ZodType>(
  act: Act<Omit<ActContext, 'measure'>, I>,
): Act<Omit<ActContext, 'measure'>, I> => act

export const withMeasure = (plan: Plan, measure: Measure): Plan => ({
  ...plan,
  measures: plan.measures.map((one) => (one.id === measure.id ? measure : one)),
})

/** The faults that hold, without the places where none does. */
export const faultsIn = (...faults: readonly (ActFault | false)[]): ActFault[] =>
  faults.filter((fault) => fault !== false)

/** What is told of has happened by then. */
export const future = (where: string, day: CalendarDay, today: CalendarDay): ActFault | false =>
  day > today && { where, code: 'future', values: { today } }

/** An act of a plan is not done before there was the plan: the earlier of its adoption and its first day. */
export const beforePlan = (
  where: string,
  on: CalendarDay,
  { from, adoptedOn }: Pick<Plan, 'from' | 'adoptedOn'>,
): ActFault | false => {
  const day = adoptedOn !== undefined && adoptedOn < from ? adoptedOn : from
  return on < day && { where, code: 'before-plan', values: { day } }
}

const farMonths = 120

/** Papers and counts may be older than the plan that rests on them; so old they are a slip of the pen. */
export const longBefore = (
  where: string,
  on: CalendarDay,
  { from }: Pick<Plan, 'from'>,
): ActFault | false => {
  const day = addToDay(from, { months: -farMonths })
  return on < day && { where, code: 'long-before', values: { day } }
}

export const longAfter = (where: string, on: CalendarDay, { to }: Pick<Plan, 'to'>): ActFault | false => {
  const day = addToDay(to, { months: farMonths })
  return on > day && { where, code: 'long-after', values: { day } }
}
