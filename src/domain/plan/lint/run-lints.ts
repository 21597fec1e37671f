import type { Plan } from '#contract/register/plan.js'
import { type Finding, type Lint, type LintClass, type LintSeverity, lintSeverities } from './lint.js'
import { type ViewOptions, viewOf } from './view.js'

type Acceptance = NonNullable<Plan['acceptances']>[number]

export interface LintResult extends Finding {
  readonly rule: string
  readonly severity: LintSeverity
  readonly class: LintClass
  /** Who said that it may stay, and why; null where nobody did. */
  readonly accepted: Pick<Acceptance, 'reason' | 'by' | 'on'> | null
}

const acceptanceOf = (plan: Plan, rule: string, { measures }: Finding): Acceptance | undefined =>
  plan.acceptances?.find(
    (each) =>
      each.rule === rule &&
      (measures.length === 0
        ? each.measures.length === 0
        : measures.every((id) => each.measures.includes(id))),
  )

/** All that rules find in a plan, worst first, then by rule and row. What was accepted is there too, and says so. */
export const lintPlan = (
  lints: ReadonlyMap<string, Lint>,
  plan: Plan,
  options: ViewOptions,
): LintResult[] => {
  const view = viewOf(plan, options)
  const results = [...lints].flatMap(([rule, lint]) =>
    lint.find(view).map((finding): LintResult => {
      const acceptance = acceptanceOf(plan, rule, finding)
      const accepted = acceptance && { reason: acceptance.reason, by: acceptance.by, on: acceptance.on }
      return {
        ...finding,
        rule,
        severity: finding.severity ?? lint.severity,
        class: lint.class,
        accepted: accepted ?? null,
      }
    }),
  )
  const rank = ({ severity }: LintResult) => lintSeverities.indexOf(severity)
  return results.toSorted((a, b) => rank(a) - rank(b))
}

/** True where a plan must not be signed as it is. */
export const hasErrors = (results: readonly LintResult[]): boolean =>
  results.some(({ severity, accepted }) => severity === 'error' && accepted === null)
