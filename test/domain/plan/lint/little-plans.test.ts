import { describe, expect, it } from 'vitest'
import type { Measure } from '#contract/register/measure.js'
import type { Plan } from '#contract/register/plan.js'
import { lintPlan } from '#domain/plan/lint/run-lints.js'
import { readPlanLints } from '#plan-lints.js'
import { englishStrategy } from './english-strategy.js'
import { czechProcurementPlan, sloveneActionPlan } from './little-plans.js'

const lints = await readPlanLints()
const toldOf = (plan: Plan): string[] =>
  lintPlan(lints, plan, { asOf: '2026-11-22' })
    .map(({ rule, measures }) => [rule, ...measures].join(' '))
    .toSorted()

const spoil = (plan: Plan, changes: Record<string, Partial<Measure>>): Plan => ({
  ...plan,
  measures: plan.measures.map((measure) => ({ ...measure, ...changes[measure.id] })),
})

describe('a Slovene action plan', () => {
  it('that is right is found in order', () => {
    expect(toldOf(sloveneActionPlan())).toEqual([])
  })

  it('that is wrong is told what is', () => {
    const wrong = spoil(sloveneActionPlan(), {
      '1.1.2': { deadline: '2027-02-20', approvers: ['direktor-obcinske-uprave'] },
      '1.2.1': { quantity: 12 },
      '1.2.2': { indicators: ['povezava 500 MB'] },
      '1.3.1': {
        funding: [
          { source: 'Proračun občine', amount: 6000 },
          { source: 'EU, NOO', amount: 16000 },
        ],
      },
      '1.3.2': { deadline: '2027-10-15', indicators: ['izboljšano znanje'] },
      '1.3.3': { recurrence: 'monthly' },
    })
    expect(toldOf(wrong)).toEqual([
      'adopted-before-drafted 1.1.2 1.1.1',
      'approves-own-work 1.1.2',
      'due-before-what-it-waits-for 1.1.2 1.1.1',
      'indicator-not-measurable 1.3.2',
      'quantity-differs-from-indicator 1.2.1',
      'quantity-differs-from-specification 1.2.1',
      'quantity-differs-from-title 1.2.1',
      'quantity-times-price 1.2.1',
      'rhythm-differs-from-deadline 1.3.3',
      'shares-do-not-add-up 1.3.1',
      'size-for-a-rate 1.2.2',
      'training-before-its-tool 1.3.2 1.3.1',
    ])
  })
})

describe('a Czech procurement plan', () => {
  it('that is right is found in order', () => {
    expect(toldOf(czechProcurementPlan())).toEqual([])
  })

  it('that is wrong is told what is', () => {
    const plan = czechProcurementPlan()
    const procurement = plan.measures[1]?.procurement
    const wrong = spoil(plan, {
      '1.1.1': {
        procurement: { cpv: '3023131', procedure: 'VZMR', estimatedValue: 290400, budgetLine: '6171/5137' },
      },
      '1.1.2': {
        procurement: { ...procurement, estimatedValue: 3500000 },
        total: 4235000,
        startsOn: '2027-12-01',
      },
      '1.2.1': { procurement: { cpv: '72267000-4', estimatedValue: 500000, budgetLine: '6171/5168' } },
      '1.2.2': { budgetAsWritten: '7 260 000 EUR' },
    })
    expect(toldOf(wrong)).toEqual([
      'another-currency 1.2.2',
      'cpv-malformed 1.1.1',
      'estimated-value-differs 1.1.1',
      'exempt-above-limit 1.1.2',
      'procurement-line-incomplete 1.2.1',
      'start-after-deadline 1.1.2',
    ])
  })
})

describe('an English strategy', () => {
  it('that is right is found in order', () => {
    expect(toldOf(englishStrategy())).toEqual([])
  })

  it('that is wrong is told what is', () => {
    const wrong = spoil(englishStrategy(), {
      '1.1.1': { targets: [{ name: 'Data sets online', target: 120, by: '2031-12-31' }] },
      '1.1.2': {
        targets: [
          { name: 'Forms online', target: 190, unit: '%', values: [{ on: '2025-06-30', value: 35 }] },
        ],
      },
      '2.1.1': { task: '2.7', indicators: ['improved comfort'] },
      '2.1.2': {
        targets: [
          {
            name: 'Heat',
            target: 130,
            unit: 'kWh',
            direction: 'at-most',
            values: [{ on: '2025-06-30', value: 112 }],
          },
        ],
      },
    })
    expect(
      toldOf({ ...wrong, cites: [{ kind: 'strategy', subject: 'Digital Agenda', period: '2010-20' }] }),
    ).toEqual([
      'group-not-declared 2.1.1',
      'indicator-not-measurable 2.1.1',
      'number-not-of-its-task 2.1.1',
      'share-above-whole 1.1.2',
      'strategy-run-out',
      'target-after-deadline 1.1.1',
      'target-outside-period 1.1.1',
      'target-reached-already 2.1.2',
      'target-without-unit 1.1.1',
    ])
  })
})
