import type { Plan } from '#contract/register/plan.js'
import type { Register } from '#contract/register.js'
import type { CalendarDay } from '#lib/zone.js'
import type { PlanLint } from '#service/plan/plan-lint.js'
import { lintWords } from '#service/plan-lint-words.js'
import type { Services } from '#service/services.js'
import type { Linted } from '../web/plans/plan-context.js'

/** What lint says of a plan on a day, with its words in the reader's language. */
export const lintedIn = (
  { lint, texts }: Pick<Services, 'texts'> & { readonly lint: PlanLint },
  { organisation, roles }: Register,
  plan: Plan,
  day: CalendarDay,
  language: string,
): Linted => ({
  results: lint.of(plan, roles, day),
  say: (result) => {
    const rule = lint.lints.get(result.rule)
    return rule
      ? lintWords(texts, language, rule, result, organisation.timeZone)
      : { title: result.rule, text: '', proposal: '' }
  },
})
