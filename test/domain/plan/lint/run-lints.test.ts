import { describe, expect, it } from 'vitest'
import type { Plan } from '#contract/register/plan.js'
import { examplePlan } from '#domain/plan/lint/example-plan.js'
import type { Example } from '#domain/plan/lint/lint.js'
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

describe('what the law says', () => {
  const told = (given: Example) =>
    lintPlan(lints, examplePlan(given), { asOf: '2026-11-29' })
      .filter(({ rule }) => rule === 'act-replaced' || rule === 'exempt-above-limit')
      .map(({ severity, figures }) => [severity, figures?.certainty, figures?.limit ?? figures?.by])

  it('is told as a notice where it is not sure, and with its own gravity where it is', () => {
    const cites = (subject: string, gazette: string) => ({
      plan: { cites: [{ kind: 'act' as const, subject, gazette }] },
      rows: [{}],
    })
    expect(told(cites('information security', '6/16'))).toEqual([['notice', 'sources-differ', '91/2025']])
    expect(told(cites('electronic signature', '135/04'))).toEqual([['warning', 'sources-agree', '94/2017']])
    const procurement = { procedure: 'evidenčno naročilo', estimatedValue: 50_000 }
    expect(told({ plan: { currency: 'EUR' }, rows: [{ procurement }] })).toEqual([
      ['notice', 'country-unsure', 40_000],
    ])
  })

  it('is that of the day of the row, and of works where it buys works', () => {
    const bought = (currency: string, deadline: string, estimatedValue: number, cpv?: string) =>
      told({
        plan: { currency, from: '2019-01-01' },
        rows: [{ deadline, procurement: { procedure: 'VZMR', estimatedValue, ...(cpv && { cpv }) } }],
      })
    expect(bought('RSD', '2019-12-31', 900_000)).toEqual([['error', 'sources-agree', 500_000]])
    expect(bought('RSD', '2021-12-31', 900_000)).toEqual([])
    expect(bought('CZK', '2024-12-31', 2_500_000)).toEqual([['error', 'sources-agree', 2_000_000]])
    expect(bought('CZK', '2026-12-31', 2_500_000)).toEqual([])
    expect(bought('CZK', '2026-12-31', 8_000_000, '45000000-7')).toEqual([])
  })
})
