import type { Register } from '#contract/register.js'
import { entryVersion } from '../register/change.js'
import { measureQuestion } from './measure-question.js'

/** The version of all that is said of one row: what it holds, what was accepted of it, the evidence for it. Null where it is gone. */
export const rowVersion = (
  { plans, attestations }: Pick<Register, 'plans' | 'attestations'>,
  planId: string,
  row: string,
): string | null => {
  const plan = plans.find(({ id }) => id === planId)
  const measure = plan?.measures.find(({ id }) => id === row)
  if (!plan || !measure) return null
  return entryVersion({
    measure,
    accepted: (plan.acceptances ?? []).filter(({ measures }) => measures.includes(row)),
    evidence: attestations.filter(({ question }) => question === measureQuestion(planId, row)),
  })
}
