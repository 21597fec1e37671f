import { z } from 'zod'
import { nearest } from '#lib/nearest.js'
import { type ActFault, defineRowAct } from './act.js'

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

/** Lets what a lint rule says of a row stand, with a reason. */
export const accept = defineRowAct({
  input: z.strictObject({
    ...finding,
    reason: z.string().trim().min(1).max(1000).describe('Why it may stay.'),
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
    const acceptances = plan.acceptances ?? []
    const isTold = acceptances.some(
      (one) => one.rule === rule && rows.every((id) => one.measures.includes(id)),
    )
    if (isTold) return { faults: [{ where: 'rule', code: 'accepted' }] }
    return {
      plan: {
        ...plan,
        acceptances: [...acceptances, { rule, measures: rows, reason, by: who.slice(0, 64), on: today }],
      },
      why: reason,
    }
  },
})

/** Takes back that what a lint rule says of a row may stand. */
export const takeBack = defineRowAct({
  input: z.strictObject({ rule: finding.rule, reason: z.string().trim().max(1000).optional() }),
  run({ plan, measure }, { rule, reason }) {
    const acceptances = plan.acceptances ?? []
    const stay = acceptances.filter((one) => one.rule !== rule || !one.measures.includes(measure.id))
    if (stay.length === acceptances.length) return { faults: [{ where: 'rule', code: 'not-accepted' }] }
    const { acceptances: _, ...rest } = plan
    return { plan: stay.length > 0 ? { ...rest, acceptances: stay } : rest, why: reason || null }
  },
})
