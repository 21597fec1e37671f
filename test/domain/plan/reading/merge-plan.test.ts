import { describe, expect, it } from 'vitest'
import type { Measure } from '#contract/register/measure.js'
import type { Plan } from '#contract/register/plan.js'
import { importPlan, type PlanProposal } from '#domain/plan/reading/plan-import.js'
import type { Cell } from '#lib/sheet/sheet.js'
import { sample } from '../../../service/importing/reading.js'
import { sheetOf } from './tables.js'

const heads = ['Р.бр.', 'Активност', 'Носилац', 'Буџет', 'Рок']
const admin = 'ИТ администратор'
const row = (...cells: Cell[]) =>
  ['1.1', 'Набавити 40 рачунара', admin, '1.800.000 (70.000/ком)', 'до краја 2020.'].map(
    (cell, at) => cells[at] ?? cell,
  )

const importInto = (plans: readonly Plan[], ...rows: Cell[][]): PlanProposal => {
  const result = importPlan(
    [sheetOf([heads, ...rows])],
    {
      given: {
        id: 'p',
        title: 'План',
        from: '2019-01-01',
        to: '2020-12-31',
        currency: 'RSD',
        pricesIncludeVat: true,
        vatRate: 0.2,
      },
      language: 'sr-Cyrl',
      mark: null,
      order: null,
      isCreating: false,
    },
    { ...sample, plans: [...plans] },
  )
  if (!('proposal' in result)) throw new Error(JSON.stringify(result))
  return result.proposal
}

const first = importInto([], row()).plan as Plan
const withMeasure = (more: Partial<Measure>): Plan => ({
  ...first,
  measures: first.measures.map((measure) => ({ ...measure, ...more })),
})
const changed = ({ differences }: PlanProposal) =>
  Object.fromEntries(
    differences?.changed.flatMap(({ fields }) => fields.map(({ field, after }) => [field, after])) ?? [],
  )

describe('a plan that is imported once more', () => {
  it('keeps what somebody mended, as long as its cell says the same', () => {
    const mended = withMeasure({
      total: 2_800_000,
      quantity: 42,
      title: { 'sr-Cyrl': 'Набавити 40 рачунара', en: 'Buy' },
    })
    expect(importInto([mended], row()).changes).toEqual([])
    expect(changed(importInto([mended], row(null, null, null, '2.000.000 (50.000/ком)')))).toEqual({
      budgetAsWritten: '2.000.000 (50.000/ком)',
      total: 2_000_000,
      unitPrice: 50_000,
      quantity: 40,
    })
  })

  it('follows a number that changed in the activity alone', () => {
    expect(changed(importInto([first], row(null, 'Набавити 50 рачунара')))).toEqual({
      title: { 'sr-Cyrl': 'Набавити 50 рачунара' },
      quantity: 50,
    })
  })

  it('takes away what a cell that changed says no more', () => {
    expect(changed(importInto([first], row(null, null, null, '-', 'стално')))).toEqual({
      budgetAsWritten: '-',
      total: undefined,
      unitPrice: undefined,
      deadline: undefined,
      deadlineKind: 'continuous',
    })
  })

  it('says which rows go, and that something stands on them', () => {
    const paid = withMeasure({ payments: [{ on: '2020-01-01', amount: 1 }] })
    const { differences, reading } = importInto([paid], row('1.2'))
    expect(differences?.removed.map(({ id }) => id)).toEqual(['1.1'])
    expect(reading.notes.filter(({ code }) => code === 'removed-holds').map(({ values }) => values)).toEqual([
      { number: '1.1' },
    ])
  })

  it('is refused where the contract refuses it, at the cell that it comes from', () => {
    const { plan, reading, changes } = importInto([], row(null, 'а'.repeat(1001)))
    expect([plan, changes]).toEqual([null, []])
    expect(reading.faults.map(({ code, address }) => [code, address])).toEqual([['refused', 'B2']])
  })
})
