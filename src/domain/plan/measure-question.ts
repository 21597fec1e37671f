import type { Measure } from '#contract/register/measure.js'
import type { Plan } from '#contract/register/plan.js'

const prefix = 'measure:'

/** What an attestation answers that is evidence of a row. */
export const measureQuestion = (plan: string, row: string): string => `${prefix}${plan}/${row}`

/** The row that a question is about; null where it is about none, or the row is gone. */
export const measureAsked = (
  question: string,
  plans: readonly Plan[],
): { readonly plan: Plan; readonly measure: Measure } | null => {
  if (!question.startsWith(prefix)) return null
  const key = question.slice(prefix.length)
  const slash = key.indexOf('/')
  const plan = plans.find(({ id }) => id === key.slice(0, slash))
  const measure = plan?.measures.find(({ id }) => id === key.slice(slash + 1))
  return plan && measure ? { plan, measure } : null
}
