import { z } from 'zod'
import type { Plan } from '#contract/register/plan.js'
import { nearest } from '#lib/nearest.js'
import { type ActContext, type Acted, type ActFault, definePlanAct, defineRowAct } from './act.js'

const finding = {
  rule: z.string().trim().min(1).max(64).describe('Lint rule.'),
  measures: z
    .array(z.string().max(32))
    .max(500)
    .optional()
    .describe('All rows that the finding names; this one alone if left out.'),
}

const noRule = (rule: string, rules: ReadonlySet<string>): ActFault => ({
  where: 'rule',
  code: 'no-rule',
  values: { rule, near: nearest(rule, [...rules]) ?? 'none' },
})

type Acceptance = NonNullable<Plan['acceptances']>[number]

const accepted = (
  { plan, today, who }: Pick<ActContext, 'plan' | 'today' | 'who'>,
  given: Pick<Acceptance, 'rule' | 'measures' | 'reason'>,
  isTold: (one: Acceptance) => boolean,
): Acted => {
  const acceptances = plan.acceptances ?? []
  if (acceptances.some((one) => one.rule === given.rule && isTold(one)))
    return { faults: [{ where: 'rule', code: 'accepted' }] }
  return {
    plan: { ...plan, acceptances: [...acceptances, { ...given, by: who.slice(0, 64), on: today }] },
    why: given.reason,
  }
}

const takenBack = (plan: Plan, isMeant: (one: Acceptance) => boolean, why: string | undefined): Acted => {
  const acceptances = plan.acceptances ?? []
  const stay = acceptances.filter((one) => !isMeant(one))
  if (stay.length === acceptances.length) return { faults: [{ where: 'rule', code: 'not-accepted' }] }
  const { acceptances: _, ...rest } = plan
  return { plan: stay.length > 0 ? { ...rest, acceptances: stay } : rest, why: why || null }
}

const reasonField = z.string().trim().min(1).max(1000).describe('Why it may stay.')

/** Lets what a lint rule says of a row stand, with a reason. */
export const accept = defineRowAct({
  input: z.strictObject({
    ...finding,
    reason: reasonField,
  }),
  run({ plan, measure, today, who, rules }, { rule, measures, reason }) {
    if (!rules.has(rule)) return { faults: [noRule(rule, rules)] }
    const rows = measures === undefined || measures.length === 0 ? [measure.id] : measures
    const known = new Set(plan.measures.map(({ id }) => id))
    const strange = rows.filter((id) => !known.has(id))
    if (strange.length > 0 || !rows.includes(measure.id))
      return {
        faults: [
          { where: 'measures', code: 'no-rows', values: { rows: strange.join(', ') || rows.join(', ') } },
        ],
      }
    const isTold = (one: Acceptance) => rows.every((id) => one.measures.includes(id))
    return accepted({ plan, today, who }, { rule, measures: rows, reason }, isTold)
  },
})

/** Takes back that what a lint rule says of a row may stand. */
export const takeBack = defineRowAct({
  input: z.strictObject({ rule: finding.rule, reason: z.string().trim().max(1000).optional() }),
  run: ({ plan, measure }, { rule, reason }) =>
    takenBack(plan, (one) => one.rule === rule && one.measures.includes(measure.id), reason),
})

/** Lets what a lint rule says of the plan as a whole stand, with a reason. */
export const acceptWhole = definePlanAct({
  input: z.strictObject({ rule: finding.rule, reason: reasonField }),
  run: ({ plan, today, who, rules }, { rule, reason }) =>
    rules.has(rule)
      ? accepted(
          { plan, today, who },
          { rule, measures: [], reason },
          ({ measures }) => measures.length === 0,
        )
      : { faults: [noRule(rule, rules)] },
})

/** Takes back that what a lint rule says of the plan as a whole may stand. */
export const takeBackWhole = definePlanAct({
  input: takeBack.input,
  run: ({ plan }, { rule, reason }) =>
    takenBack(plan, (one) => one.rule === rule && one.measures.length === 0, reason),
})
