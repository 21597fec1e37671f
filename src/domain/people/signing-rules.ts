import type { Attestation } from '#contract/register/attestation.js'
import type { Measure } from '#contract/register/measure.js'
import type { Plan } from '#contract/register/plan.js'
import type { Waiver } from '#contract/register/waiver.js'
import type { Register } from '#contract/register.js'
import { measureAsked } from '../plan/measure-question.js'
import type { Signable } from './second-person.js'

type Rules = Omit<Signable, 'authors'>

/** Whose affair the evidence of a row is, and who approves it: where nobody is named, the body that adopted the plan. */
export const rowSigning = ({ adoptedBy }: Plan, { owners, approvers }: Measure): Rules => ({
  owners,
  approvers: approvers.length > 0 ? approvers : adoptedBy === undefined ? [] : [adoptedBy],
  assembly: adoptedBy ?? null,
})

/** The one place that says whose affair an entry is and whose signature it waits for. */
export const signingRules = (entry: Attestation | Waiver, { plans }: Pick<Register, 'plans'>): Rules => {
  const by = 'rule' in entry ? entry.askedBy : entry.by
  const own = by === undefined ? [] : [by]
  const asked = 'question' in entry ? measureAsked(entry.question, plans) : null
  if (!asked) return { owners: own, approvers: null, assembly: plans.at(-1)?.adoptedBy ?? null }
  const rules = rowSigning(asked.plan, asked.measure)
  return { ...rules, owners: [...new Set([...rules.owners, ...own])] }
}
