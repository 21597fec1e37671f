import type { Measure } from '#contract/register/measure.js'
import type { Plan } from '#contract/register/plan.js'
import type { Register } from '#contract/register.js'

export interface PlanRow {
  readonly plan: Plan
  readonly measure: Measure
}

/** The rows that `name` can mean: `plan/number` is one of one plan, a number alone is that row of each plan. */
export const rowsNamed = ({ plans }: Pick<Register, 'plans'>, name: string): PlanRow[] =>
  plans.flatMap((plan) =>
    plan.measures
      .filter(({ id }) => name === id || name === `${plan.id}/${id}`)
      .map((measure) => ({ plan, measure })),
  )
