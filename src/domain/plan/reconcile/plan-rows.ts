import type { Measure } from '#contract/register/measure.js'
import type { Plan } from '#contract/register/plan.js'
import { type Demand, demandsOf } from './demand.js'

/** A row of a plan, and where it comes in the order in which rows take entries. */
export interface Row {
  /** `plan/row`. */
  readonly key: string
  readonly plan: Plan
  readonly measure: Measure
  readonly demands: readonly Demand[]
}

const rank = { adopted: 0, draft: 1, replaced: 2 } as const

export const rowKeyOf = (plan: string, measure: string): string => `${plan}/${measure}`

/** Every row: those of adopted plans first, then of drafts, then of plans that another one replaced. */
export const rowsInOrder = (plans: readonly Plan[]): Row[] =>
  plans
    .map((plan, index) => ({ plan, index, rank: rank[plan.status ?? 'adopted'] }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .flatMap(({ plan }) =>
      plan.measures.map((measure) => ({
        key: rowKeyOf(plan.id, measure.id),
        plan,
        measure,
        demands: demandsOf(measure),
      })),
    )

const topicsOfPlans = new WeakMap<readonly Plan[], ReadonlySet<string>>()

/** Topics whose facts some expression of these plans looks at. */
export const topicsOf = (plans: readonly Plan[]): ReadonlySet<string> => {
  const known = topicsOfPlans.get(plans)
  if (known) return known
  const expressions = plans.flatMap(({ measures }) =>
    measures.flatMap((measure) =>
      demandsOf(measure).flatMap(({ where, checks }) => [
        where,
        ...checks.map(({ expression }) => expression),
      ]),
    ),
  )
  const found = new Set(expressions.flatMap((one) => (one && 'topics' in one ? one.topics : [])))
  topicsOfPlans.set(plans, found)
  return found
}
