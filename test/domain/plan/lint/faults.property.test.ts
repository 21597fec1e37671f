import { describe, expect, it } from 'vitest'
import { Plan } from '#contract/register/plan.js'
import { lintPlan } from '#domain/plan/lint/run-lints.js'
import { readPlanLints } from '#plan-lints.js'
import { correctPlan } from './correct-plan.js'
import { faults } from './faults.js'
import { randomOf } from './random.js'

const lints = await readPlanLints()
const plans = 200

interface Outcome {
  readonly seed: number
  readonly rule: string
  readonly rows: readonly string[]
  readonly told: readonly string[]
  readonly isFound: boolean
}

const outcomeOf = (seed: number): Outcome => {
  const fault = faults[seed % faults.length] ?? faults[0]
  const plan = correctPlan(seed * 7 + 3)
  const rows = fault?.spoil(plan, randomOf(seed + 1000)) ?? []
  const results = lintPlan(lints, Plan.parse(plan), { asOf: '2026-11-22' })
  const isFound = results.some(
    ({ rule, measures }) =>
      rule === fault?.rule && (rows.length === 0 || rows.some((id) => measures.includes(id))),
  )
  return {
    seed,
    rule: fault?.rule ?? '',
    rows,
    told: results.map(({ rule, measures }) => `${rule} ${measures.join()}`),
    isFound,
  }
}

describe('a plan with one fault', () => {
  const outcomes = Array.from({ length: plans }, (_, seed) => outcomeOf(seed))

  it('comes in at least 20 kinds, in every class', () => {
    expect(new Set(faults.map(({ rule }) => rule)).size).toBeGreaterThanOrEqual(20)
    const classes = new Set(faults.map(({ rule }) => lints.get(rule)?.class))
    expect(classes.has(undefined)).toBe(false)
    expect(classes.size).toBe(9)
  })

  it('is found, and called what it is, 95 times in 100', () => {
    const missed = outcomes.filter(({ isFound }) => !isFound)
    expect(missed.length, JSON.stringify(missed, null, 2)).toBeLessThanOrEqual(plans * 0.05)
  })

  it('is not drowned: lint says little else', () => {
    const loud = outcomes.filter(({ told }) => told.length > 3)
    expect(loud.length, JSON.stringify(loud, null, 2)).toBeLessThanOrEqual(plans * 0.05)
  })
})
