import type { Plan } from '#contract/register/plan.js'
import { entriesIn } from '#domain/plan/reconcile/behind-number.js'
import { entryKeyOf } from '#domain/plan/reconcile/entry-known.js'
import { type Forecast, forecast } from '#domain/plan/reconcile/forecast.js'
import { type NumberName, numberNames } from '#domain/plan/reconcile/numbers.js'
import { type Group, type Rollup, rollup } from '#domain/plan/reconcile/rollup.js'
import type { RowStatus } from '#domain/plan/reconcile/row-status.js'
import type { Instant } from '#lib/instant.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import type { CalendarDay } from '#lib/zone.js'
import type { PlansStanding } from './plan-status.js'

export interface PlanSummary
  extends Pick<Plan, 'id' | 'title' | 'from' | 'to' | 'currency' | 'pricesIncludeVat'> {
  readonly kind: NonNullable<Plan['kind']>
  readonly status: NonNullable<Plan['status']>
  readonly total: Group
}

export interface PlanStanding {
  readonly at: Instant
  readonly today: CalendarDay
  readonly plan: PlanSummary
  readonly rows: readonly RowStatus[]
  readonly rollup: Rollup
  readonly forecast: Forecast
  readonly strays: PlansStanding['strays']
}

export interface RowStanding {
  readonly at: Instant
  readonly today: CalendarDay
  readonly row: RowStatus
  /** The entries in each number, as `asset/PC-1`. */
  readonly lists: Readonly<Record<NumberName, readonly string[]>>
}

const rowsOf = (plan: string, { rows }: Pick<PlansStanding, 'rows'>) =>
  rows.filter((row) => row.plan === plan)

const summaryOf = (plan: Plan, { total }: Pick<Rollup, 'total'>): PlanSummary => {
  const { id, title, from, to, currency, pricesIncludeVat, kind = 'action-plan', status = 'adopted' } = plan
  return { id, title, from, to, currency, pricesIncludeVat, kind, status, total }
}

const planOf = ({ register }: PlansStanding, id: string): Plan => {
  const plan = register.plans.find((one) => one.id === id)
  if (!plan) throw new Problem('not_found', said`There is no plan ${id}.`)
  return plan
}

/** Every plan with its totals. */
export const planSummaries = (standing: PlansStanding): PlanSummary[] =>
  standing.register.plans.map((plan) => summaryOf(plan, rollup(rowsOf(plan.id, standing), [plan])))

/**
 * One plan, row by row, put together in every way, with what falls due.
 * @throws Problem not_found.
 */
export const planStanding = (standing: PlansStanding, id: string): PlanStanding => {
  const { at, today, register, strays } = standing
  const plan = planOf(standing, id)
  const rows = rowsOf(id, standing)
  const rolledUp = rollup(rows, [plan])
  return {
    at,
    today,
    plan: summaryOf(plan, rolledUp),
    rows,
    rollup: rolledUp,
    forecast: forecast({ ...register, plans: [plan] }, standing.rows, today),
    strays,
  }
}

/** The entries that are in each number of a row. */
const listsOf = (row: Pick<RowStatus, 'demands' | 'entries'>): RowStanding['lists'] =>
  Object.fromEntries(
    numberNames.map((name) => [name, entriesIn(row, name).map(({ of, id }) => entryKeyOf(of, id))]),
  ) as unknown as RowStanding['lists']

/**
 * One row as it stands.
 * @throws Problem not_found.
 */
export const rowOf = (standing: PlansStanding, plan: string, measure: string): RowStatus => {
  planOf(standing, plan)
  const row = standing.rows.find((one) => one.plan === plan && one.measure === measure)
  if (!row) throw new Problem('not_found', said`There is no row ${measure} in the plan ${plan}.`)
  return row
}

/**
 * One row with the lists behind its numbers.
 * @throws Problem not_found.
 */
export const rowStanding = (standing: PlansStanding, plan: string, measure: string): RowStanding => {
  const row = rowOf(standing, plan, measure)
  return { at: standing.at, today: standing.today, row, lists: listsOf(row) }
}
