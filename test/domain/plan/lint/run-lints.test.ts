import { describe, expect, it } from 'vitest'
import type { Plan } from '#contract/register/plan.js'
import { hasErrors, lintPlan } from '#domain/plan/lint/run-lints.js'
import { readPlanLints } from '#plan-lints.js'
import { correctPlan } from './correct-plan.js'

const lints = await readPlanLints()
const options = { asOf: '2026-11-22' }

/** A correct plan in which two rows are approved by who does them. */
const spoilt = (acceptances: Plan['acceptances']): Plan => {
  const plan = correctPlan(1)
  for (const measure of plan.measures.slice(0, 2)) measure.approvers = measure.owners
  return { ...plan, ...(acceptances && { acceptances }) }
}

const accepted = (measures: string[], rule = 'approves-own-work') => [
  { rule, measures, reason: 'there is no deputy until May', by: 'mayor', on: '2026-12-01' },
]

describe('an accepted result', () => {
  it('is still listed, says who accepted it and why, and no longer counts', () => {
    const results = lintPlan(lints, spoilt(accepted(['1.1.1', '1.1.2'])), options)
    expect(results.map(({ rule, measures, accepted: by }) => [rule, measures, by?.reason])).toEqual([
      ['approves-own-work', ['1.1.1'], 'there is no deputy until May'],
      ['approves-own-work', ['1.1.2'], 'there is no deputy until May'],
    ])
    expect(hasErrors(results)).toBe(false)
  })

  it('covers no other row and no other rule', () => {
    expect(hasErrors(lintPlan(lints, spoilt(accepted(['1.1.1'])), options))).toBe(true)
    expect(hasErrors(lintPlan(lints, spoilt(accepted(['1.1.1', '1.1.2'], 'no-owner')), options))).toBe(true)
    expect(hasErrors(lintPlan(lints, spoilt(accepted([])), options))).toBe(true)
  })

  it('that is about the whole plan is covered by an acceptance without rows', () => {
    const plan = { ...correctPlan(1), from: '2029-01-01', acceptances: accepted([], 'period-runs-backwards') }
    const [result] = lintPlan(lints, plan, options).filter(({ rule }) => rule === 'period-runs-backwards')
    expect(result?.accepted?.by).toBe('mayor')
  })
})

it('tells errors first', () => {
  const plan = spoilt(undefined)
  const ranks = lintPlan(lints, { ...plan, cites: [{ kind: 'act', subject: 'x' }] }, options).map(
    ({ severity }) => severity,
  )
  expect(ranks).toEqual(['error', 'error', 'notice'])
})

it('does 5,000 rows within two seconds, and 84 within 50 ms', () => {
  const plan = correctPlan(2)
  const many = Array.from({ length: 60 }, (_, copy) =>
    plan.measures.map((measure) => ({
      ...measure,
      id: `${copy}.${measure.id}`,
      title: `${measure.title} ${copy}x`,
    })),
  ).flat()
  // Of this thread: what else the machine does is not to the point.
  const ms = (of: Plan): number => {
    const began = process.threadCpuUsage()
    lintPlan(lints, of, options)
    const { user, system } = process.threadCpuUsage(began)
    return (user + system) / 1000
  }
  ms(plan)
  expect(Math.min(ms(plan), ms(plan), ms(plan), ms(plan))).toBeLessThan(50)
  const thousands = { ...plan, measures: many.slice(0, 5000) }
  expect(Math.min(ms(thousands), ms(thousands))).toBeLessThan(2000)
})
