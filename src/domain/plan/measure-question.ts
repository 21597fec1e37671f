import type { Measure } from '#contract/register/measure.js'
import type { Plan } from '#contract/register/plan.js'

const prefix = 'measure:'

/** What an attestation answers that is evidence of a row. */
export const measureQuestion = (plan: string, row: string): string => `${prefix}${plan}/${row}`

/** `plan/row`, where a question is about a row. */
export const rowKeyAsked = (question: string): string | null =>
  question.startsWith(prefix) ? question.slice(prefix.length) : null

/** The row that a question is about; null where it is about none, or the row is gone. */
export const measureAsked = (
  question: string,
  plans: readonly Plan[],
): { readonly plan: Plan; readonly measure: Measure } | null => {
  const key = rowKeyAsked(question)
  if (key === null) return null
  const slash = key.indexOf('/')
  const plan = plans.find(({ id }) => id === key.slice(0, slash))
  const measure = plan?.measures.find(({ id }) => id === key.slice(slash + 1))
  return plan && measure ? { plan, measure } : null
}
