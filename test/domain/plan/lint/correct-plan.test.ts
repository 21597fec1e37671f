import { describe, expect, it } from 'vitest'
import { lintPlan } from '#domain/plan/lint/run-lints.js'
import { readPlanLints } from '#plan-lints.js'
import { correctPlan } from './correct-plan.js'

const lints = await readPlanLints()

describe('a correct plan of 84 rows', () => {
  it.each(Array.from({ length: 40 }, (_, seed) => seed))('is found in order: %i', (seed) => {
    const plan = correctPlan(seed)
    expect(plan.measures).toHaveLength(84)
    const told = lintPlan(lints, plan, { asOf: '2026-11-22' }).map(
      ({ rule, measures, figures }) => `${rule} ${measures.join()} ${JSON.stringify(figures)}`,
    )
    expect(told).toEqual([])
  })
})
