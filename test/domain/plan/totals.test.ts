import { describe, expect, it } from 'vitest'
import type { Measure } from '#contract/register/measure.js'
import { examplePlan } from '#domain/plan/lint/example-plan.js'
import { planTotals } from '#domain/plan/totals.js'

const totalsOf = (rows: readonly Partial<Measure>[], plan = {}) => planTotals(examplePlan({ rows, plan }))

describe('the totals of a plan', () => {
  it('count a monthly amount twelve times a year, in each year', () => {
    const { byYear, all } = totalsOf([
      { recurrence: 'monthly', total: 6000, quantity: 1, quantityStated: false },
    ])
    expect(all).toMatchObject({ stated: { withVat: 6000 }, corrected: { withVat: 144_000 } })
    expect(byYear.map(({ key, corrected }) => [key, corrected.withVat])).toEqual([
      ['2027', 72_000],
      ['2028', 72_000],
    ])
  })

  it('count a year of twelve months once a year', () => {
    const { all } = totalsOf([{ recurrence: 'monthly', quantity: 12, unitPrice: 500, total: 6000 }])
    expect(all.corrected.withVat).toBe(12_000)
  })

  it('count only the months that the plan covers, from when the row begins', () => {
    const rows = [{ recurrence: 'monthly', total: 100, startsOn: '2027-10-01' }]
    expect(
      totalsOf(rows, { to: '2028-06-30' }).byYear.map(({ key, corrected }) => [key, corrected.withVat]),
    ).toEqual([
      ['2027', 300],
      ['2028', 600],
    ])
  })

  it('tell VAT both ways', () => {
    expect(totalsOf([{ total: 1200 }]).all.stated).toEqual({ withVat: 1200, withoutVat: 1000 })
    expect(totalsOf([{ total: 1000 }], { pricesIncludeVat: false }).all.stated).toEqual({
      withVat: 1200,
      withoutVat: 1000,
    })
  })

  it('share out by source what is shared out, and tell together what is not', () => {
    const { byFunding } = totalsOf([
      {
        total: 1000,
        funding: [
          { source: 'EU', amount: 700 },
          { source: 'Town', amount: 300 },
        ],
      },
      { total: 50, fundingSources: ['Town'] },
      { total: 20, fundingSources: ['Town', 'State'] },
      { total: 5 },
    ])
    expect(byFunding.map(({ key, stated }) => [key, stated.withVat])).toEqual([
      ['', 5],
      ['EU', 700],
      ['Town', 350],
      ['Town + State', 20],
    ])
  })

  it('add up items and parts of a budget cell', () => {
    const { all, corrections } = totalsOf([
      {
        items: [
          { title: 'Cable', quantity: 10, unitPrice: 60 },
          { title: 'Plug', total: 40 },
        ],
      },
      { budgetAsWritten: '90.000 (агрегат) 110.000 (УПС)' },
      { quantity: 3, unitPrice: 7500, budgetAsWritten: '7.500/ком' },
    ])
    expect(all).toMatchObject({ stated: { withVat: 200_000 }, corrected: { withVat: 223_140 } })
    expect(corrections.map(({ why, corrected }) => [why, corrected])).toEqual([
      ['left-out', 640],
      ['left-out', 22_500],
    ])
  })

  it('are empty where no row has money', () => {
    expect(totalsOf([{}])).toMatchObject({
      all: { stated: { withVat: 0 } },
      byArea: [],
      byYear: [],
      corrections: [],
    })
  })
})
