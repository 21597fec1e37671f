import { describe, expect, it } from 'vitest'
import { readPlan } from '#domain/plan/reading/read-plan.js'
import { planTotals } from '#domain/plan/totals.js'
import type { Cell } from '#lib/sheet/sheet.js'
import { sheetOf } from './tables.js'

const read = (rows: readonly (readonly Cell[])[], given: Parameters<typeof readPlan>[1] = {}) =>
  readPlan([sheetOf(rows)], given, { language: 'sr-Cyrl', mark: null, order: null })

const canonical = ['id', 'title_en', 'title_sr', 'owner_roles', 'approver', 'quantity', 'quantity_stated']

describe('a table of a plan that is only looked at', () => {
  it('is read by the heads of plan.csv, with the places of its cells', () => {
    const { plan, faults, cellOf } = read([
      [...canonical, 'unit_price_eur', 'deadline'],
      [
        '1.2.3',
        'Buy a UPS',
        'Набавити УПС',
        'IT administrator; clerk',
        'head',
        2,
        'no (inferred)',
        '1.250,50',
      ],
    ])
    expect(faults).toEqual([])
    expect(plan.measures).toEqual([
      expect.objectContaining({
        id: '1.2.3',
        area: '1',
        task: '1.2',
        title: { en: 'Buy a UPS', 'sr-Cyrl': 'Набавити УПС' },
        owners: ['IT-administrator', 'clerk'],
        approvers: ['head'],
        quantity: 2,
        quantityStated: false,
        unitPrice: 1250.5,
      }),
    ])
    expect(plan.currency).toBe('EUR')
    expect([cellOf('1.2.3', 'unitPrice'), cellOf('1.2.3', 'title'), cellOf('1.2.3', 'spec')]).toEqual([
      'H2',
      'B2',
      null,
    ])
  })

  it('is read as municipalities have it, and names the cell that an amount was read from', () => {
    const { plan, known, cellOf } = read([
      ['АКЦИОНИ ПЛАН 2019–2020'],
      ['Р.бр.', 'Активност', 'Носилац', 'Буџет (РСД, са ПДВ)', 'Рок'],
      ['1.1.1', 'Набавити 40 рачунара', 'ИТ администратор', '1.800.000 (70.000/ком)', 'до краја 2020.'],
    ])
    expect(plan).toMatchObject({
      title: 'АКЦИОНИ ПЛАН 2019–2020',
      currency: 'RSD',
      from: '2019-01-01',
      to: '2020-12-31',
    })
    expect(known).toEqual({ period: true, vat: false, preamble: false })
    expect(plan.measures[0]).toMatchObject({ quantity: 40, unitPrice: 70_000, total: 1_800_000 })
    expect([cellOf('1.1.1', 'total'), cellOf('1.1.1', 'recurrence')]).toEqual(['D3', 'E3'])
  })

  it('keeps rows that contradict others, for rules to tell of', () => {
    const { plan, faults } = read([
      ['id', 'title', 'owner_roles', 'depends_on'],
      ['1', 'Buy', 'clerk; clerk', '9'],
      ['1', 'Buy again', 'clerk', null],
      [null, 'No number', 'clerk', null],
      ['4', null, 'clerk', null],
    ])
    expect(plan.measures.map(({ id, title, owners }) => [id, title, owners.length])).toEqual([
      ['1', 'Buy', 2],
      ['1', 'Buy again', 1],
      ['row-4', 'No number', 1],
      ['4', '–', 1],
    ])
    expect(faults.map(({ address, code }) => `${address} ${code}`)).toEqual(['A4 no-number', 'B5 no-title'])
  })

  it('adds nothing up of a budget cell that could not be read', () => {
    const { plan, faults } = read([
      ['Р.бр.', 'Активност', 'Буџет', 'Рок'],
      ['1', 'Купити', '1.500 € (175.500 дин.)', '31.12.2027.'],
    ])
    expect(faults.map(({ address, code }) => `${address} ${code}`)).toEqual(['C2 several-amounts'])
    expect(planTotals(plan).all.stated.withVat).toBe(0)
  })

  it('takes what stands beside it, and asks no currency where nobody named one', () => {
    const rows = [
      ['Р.бр.', 'Активност', 'Буџет', 'Рок'],
      ['1', 'Купити', '500 EUR', '31.12.2027.'],
    ]
    const own = read(rows)
    expect(own.faults).toEqual([])
    expect(own.plan).toMatchObject({ currency: 'XXX', from: '2027-01-01', to: '2027-12-31' })
    expect(own.known).toEqual({ period: false, vat: false, preamble: false })
    const beside = read(rows, { currency: 'RSD', vatRate: 0.2, from: '2026-01-01', to: '2027-12-31' })
    expect(beside.faults.map(({ address, code }) => `${address} ${code}`)).toEqual(['C2 other-currency'])
    expect(beside.plan).toMatchObject({ currency: 'RSD', from: '2026-01-01', vatRate: 0.2 })
    expect(beside.known).toEqual({ period: true, vat: true, preamble: true })
  })
})
