import type { Plan } from '#contract/register/plan.js'
import type { Register } from '#contract/register.js'
import type { CalendarDay } from '#lib/zone.js'
import { lintWords } from '#service/plan-lint-words.js'
import type { Services } from '#service/services.js'
import type { Linted } from '../web/plans/plan-context.js'

/** What lint says of a plan on a day, with its words in the reader's language. */
export const lintedIn = (
  { planLint, texts }: Pick<Services, 'planLint' | 'texts'>,
  { organisation, roles }: Register,
  plan: Plan,
  day: CalendarDay,
  language: string,
): Linted => ({
  results: planLint.of(plan, roles, day),
  say: (result) => {
    const lint = planLint.lints.get(result.rule)
    return lint
      ? lintWords(texts, language, lint, result, organisation.timeZone)
      : { title: result.rule, text: '', proposal: '' }
  },
})
