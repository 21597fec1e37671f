import type { Plan } from '#contract/register/plan.js'
import type { Register } from '#contract/register.js'
import type { Lint } from '#domain/plan/lint/lint.js'
import { type LintResult, lintPlan } from '#domain/plan/lint/run-lints.js'
import type { CalendarDay } from '#lib/zone.js'

export interface PlanLint {
  readonly lints: ReadonlyMap<string, Lint>
  /** What is wrong with a plan, worst first; kept until the plan, the roles or the day are others. */
  of(plan: Plan, roles: Register['roles'], asOf: CalendarDay): readonly LintResult[]
}

export const openPlanLint = (lints: ReadonlyMap<string, Lint>): PlanLint => {
  const known = new WeakMap<
    Plan,
    { readonly roles: Register['roles']; readonly asOf: CalendarDay; readonly results: LintResult[] }
  >()
  return {
    lints,
    of: (plan, roles, asOf) => {
      const before = known.get(plan)
      if (before && before.roles === roles && before.asOf === asOf) return before.results
      const results = lintPlan(lints, plan, { asOf, roles: new Set(roles.map(({ id }) => id)) })
      known.set(plan, { roles, asOf, results })
      return results
    },
  }
}
