import { describe, expect, it } from 'vitest'
import type { Measure } from '#contract/register/measure.js'
import { forecast } from '#domain/plan/reconcile/forecast.js'
import { openReconciler } from '#domain/plan/reconcile/reconciler.js'
import { asset, measure, now, plan, register, standing } from './small-plan.js'

const timed = (over: Partial<Measure>, assets: Parameters<typeof asset>[] = []) =>
  standing(
    register({
      plans: [plan([measure({ quantity: 1, ...over })])],
      assets: assets.map(([id, of]) => asset(id, { measure: '1.1', ...of })),
    }),
  )['1.1']?.timeliness

describe('whether a row is in time', () => {
  it.each([
    [{ deadline: '2026-11-21' }, { is: 'late', days: 1 }],
    [{ deadline: '2026-11-22' }, { is: 'due', days: 0 }],
    [{ deadline: '2026-12-22' }, { is: 'due', days: 30 }],
    [{}, { is: 'no-date' }],
    [{ deadlineKind: 'continuous' }, { is: 'continuous' }],
    [{ recurrence: 'yearly' }, { is: 'recurring', lacking: 0 }],
    [
      { doneOn: '2026-11-01', deadline: '2026-10-30' },
      { is: 'done-late', on: '2026-11-01', days: 2 },
    ],
    [
      { doneOn: '2026-12-01', deadline: '2026-10-30' },
      { is: 'late', days: 23 },
    ],
  ] as const)('%j: %j', (over, expected) => {
    expect(timed(over)).toEqual(expected)
  })

  it('is done on the day on which the last one that was planned came', () => {
    const three: Parameters<typeof asset>[] = [
      ['A', { deliveredOn: '2026-03-01' }],
      ['B', { deliveredOn: '2026-05-01' }],
      ['C', { deliveredOn: '2026-09-01' }],
    ]
    const row = { quantity: 2, deadline: '2026-04-01' }
    expect(timed(row, three)).toEqual({ is: 'done-late', on: '2026-05-01', days: 30 })
    expect(timed(row, [['X', {}], ...three])).toEqual({ is: 'done', on: null })
  })

  it('goes by the deadline in force: one moved later does not count before it was decided', () => {
    const moves = [{ on: '2026-11-23', from: '2026-10-01', to: '2027-01-01', reason: 'Late tender' }]
    const over = { deadline: '2027-01-01', moves }
    expect(timed(over)).toEqual({ is: 'late', days: 52 })
    expect(timed({ ...over, moves: [{ ...moves[0], reason: 'x', on: '2026-09-01' }] })).toEqual({
      is: 'due',
      days: 40,
    })
  })
})

describe('the periods of a recurring row', () => {
  const contract = (id: string, start: string, end: string | null) => ({
    id,
    name: id,
    kind: 'internet' as const,
    supplier: 'S',
    start,
    end,
    measure: '1.1',
    amount: { amount: 500, currency: 'RSD' },
  })
  const periods = (over: Partial<Measure>, contracts: ReturnType<typeof contract>[], at = now) =>
    standing(register({ plans: [plan([measure(over)])], contracts }), {}, at)['1.1']

  it('tell which have a contract or a payment and which lack one', () => {
    const row = periods({ recurrence: 'quarterly', payments: [{ on: '2026-08-01', amount: 9 }] }, [
      contract('C', '2026-02-01', '2026-06-30'),
    ])
    expect(row?.periods?.slice(0, 5).map(({ name, state }) => `${name} ${state}`)).toEqual([
      '2026-Q1 partly',
      '2026-Q2 covered',
      '2026-Q3 covered',
      '2026-Q4 open',
      '2027-Q1 ahead',
    ])
    expect(row?.state).toBe('lapsed')
  })

  it('go on after the plan for as long as something of the row does, and cost the plan nothing more', () => {
    const row = periods(
      { recurrence: 'yearly', total: 100 },
      [contract('C', '2026-01-01', null)],
      '2029-03-01T00:00:00Z',
    )
    expect(row?.periods?.map(({ name, isBeyond }) => [name, isBeyond])).toEqual([
      ['2026', false],
      ['2027', false],
      ['2028', true],
      ['2029', true],
    ])
    expect(row?.money.planned).toBe(200)
  })

  it('are covered by contracts that follow one another without a gap', () => {
    const state = (second: string) =>
      periods({ recurrence: 'yearly' }, [
        contract('A', '2026-01-01', '2026-03-31'),
        contract('B', second, null),
      ])?.periods?.[0]?.state
    expect(state('2026-04-01')).toBe('covered')
    expect(state('2026-04-02')).toBe('partly')
  })
})

describe('the money of a row', () => {
  const money = (over: Partial<Measure>, price: object = {}, of: Parameters<typeof plan>[1] = {}) =>
    standing(
      register({
        plans: [plan([measure(over)], of)],
        assets: [
          asset('A', { measure: '1.1', invoice: 'F-1', price: { amount: 100, currency: 'RSD', ...price } }),
          asset('B', { measure: '1.1', price: { amount: 40, currency: 'RSD' } }),
        ],
      }),
    )['1.1']?.money

  it('is what has an invoice, with payments for whatever else', () => {
    expect(money({ total: 150 })).toMatchObject({
      planned: 150,
      priced: 140,
      paid: 100,
      paidBy: 'invoices',
      left: 50,
    })
    const payments = [
      { on: '2026-02-01', amount: 70, invoice: 'F-9' },
      { on: '2027-02-01', amount: 1, invoice: 'F-1' },
    ]
    expect(money({ total: 150, payments })).toMatchObject({
      paid: 170,
      paidBy: 'both',
      left: -20,
      over: 20,
    })
  })

  it('counts an invoice once, by its payments, however its number is written', () => {
    const payments = [
      { on: '2026-02-01', amount: 30, invoice: 'Ф 1' },
      { on: '2026-03-01', amount: 40, invoice: 'f-1' },
    ]
    expect(money({ total: 150, payments })).toMatchObject({ paid: 70, paidBy: 'payments', left: 80 })
  })

  it('keeps a stated total beside what quantity and price come to', () => {
    expect(money({ quantity: 40, unitPrice: 70_000, total: 1_800_000 })?.once).toEqual({
      amount: 1_800_000,
      stated: 1_800_000,
      computed: 2_800_000,
    })
  })

  it('puts VAT on or takes it off as the plan has it', () => {
    expect(money({}, { vatIncluded: false, vatRate: 0.1 })?.paid).toBe(110)
    expect(money({}, { vatIncluded: false })?.paid).toBe(120)
    expect(money({}, {}, { pricesIncludeVat: false })?.paid).toBe(83.33)
    expect(money({}, { vatIncluded: false }, { pricesIncludeVat: false })?.paid).toBe(100)
  })

  it('adds nothing in another currency', () => {
    expect(money({}, { currency: 'EUR' })).toMatchObject({
      paid: 0,
      paidBy: 'invoices',
      spending: [],
      otherCurrencies: [{ currency: 'EUR', amount: 100 }],
    })
  })
})

describe('one purchase with two papers', () => {
  const bought = (proofs: string[], amount = 96) =>
    register({
      plans: [plan([measure({ total: 600 })])],
      entitlements: [
        {
          id: 'R',
          product: { publisher: 'P', family: 'F' },
          purpose: 'registry-office',
          metric: 'site',
          quantity: 1,
          kind: 'maintenance',
          start: '2026-06-01',
          end: '2027-05-31',
          proofs,
          price: { amount: 96, currency: 'RSD' },
          measure: '1.1',
        },
      ],
      contracts: [
        {
          id: 'У-2026-31',
          name: 'Maintenance',
          kind: 'software-maintenance',
          supplier: 'S',
          start: '2026-06-01',
          end: '2027-05-31',
          amount: { amount, currency: 'RSD' },
          measure: '1.1',
        },
      ],
    })
  const soon = (of: ReturnType<typeof bought>) => {
    const { rows, today } = openReconciler(() => null).reconcile(of, now)
    return forecast(of, rows, today).items.map(({ kind, amount, countedIn }) => [kind, amount, countedIn])
  }

  it('counts once where the right names the contract that bought it', () => {
    const of = bought(['U-2026/31'])
    expect(standing(of)['1.1']?.money).toMatchObject({ priced: 96, paid: 96, left: 504 })
    expect(soon(of)).toEqual([
      ['entitlement-ends', 96, null],
      ['contract-ends', null, 'plan/1.1'],
    ])
  })

  it('keeps what the contract costs beside its right, and contracts that nothing names', () => {
    expect(standing(bought(['U-2026/31'], 150))['1.1']?.money.priced).toBe(150)
    expect(standing(bought(['F-7']))['1.1']?.money.priced).toBe(192)
    expect(soon(bought(['U-2026/31'], 150))).toContainEqual(['contract-ends', 54, null])
  })
})

describe('what falls due in twelve months', () => {
  it('is deadlines, periods, and ends of contracts that no period counts already', () => {
    const end = {
      kind: 'internet' as const,
      supplier: 'S',
      start: '2026-01-01',
      amount: { amount: 500, currency: 'RSD' },
    }
    const of = register({
      plans: [
        plan([
          measure({ quantity: 1, deadline: '2027-03-01', total: 90 }),
          measure({ id: '1.2', recurrence: 'yearly', total: 100 }),
          measure({ id: '1.3', deadline: '2026-03-01', total: 90 }),
        ]),
      ],
      contracts: [
        { ...end, id: 'A', name: 'A', end: '2026-12-31', measure: '1.2' },
        { ...end, id: 'B', name: 'B', end: '2027-02-28' },
        { ...end, id: 'C', name: 'C', end: '2028-02-28' },
      ],
    })
    const { rows, today } = openReconciler(() => null).reconcile(of, now)
    const found = forecast(of, rows, today)
    expect(found.items.map(({ on, kind, amount, countedIn }) => [on, kind, amount, countedIn])).toEqual([
      ['2026-12-31', 'contract-ends', null, 'plan/1.2'],
      ['2027-01-01', 'period', 100, null],
      ['2027-02-28', 'contract-ends', 500, null],
      ['2027-03-01', 'deadline', 90, null],
    ])
    expect(found.sums).toEqual([{ currency: 'RSD', vatIncluded: true, amount: 690 }])
  })

  it('counts no contract beside the periods that it is for, though it names no row, nor with another plan', () => {
    const yearly = measure({
      recurrence: 'yearly',
      total: 100,
      expects: [{ what: 'Internet', of: 'contract', count: 1, where: 'contract.kind == "internet"' }],
    })
    const a = plan([yearly], { id: 'a' })
    const b = plan([measure({ id: '1.1', deadline: '2027-03-01', total: 90 })], { id: 'b' })
    const of = register({
      plans: [a, b],
      contracts: [
        {
          id: 'A',
          name: 'A',
          kind: 'internet',
          supplier: 'S',
          start: '2026-01-01',
          end: '2026-12-31',
          amount: { amount: 500, currency: 'RSD' },
        },
      ],
    })
    const { rows, today } = openReconciler(() => null).reconcile(of, now)
    const told = (one: typeof a) =>
      forecast({ ...of, plans: [one] }, rows, today).items.map(({ on, kind, amount, countedIn }) => [
        on,
        kind,
        amount,
        countedIn,
      ])
    expect(told(a)).toEqual([
      ['2026-12-31', 'contract-ends', null, 'a/1.1'],
      ['2027-01-01', 'period', 100, null],
    ])
    expect(told(b)).toEqual([['2027-03-01', 'deadline', 90, null]])
  })
})
