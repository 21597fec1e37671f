import { describe, expect, it } from 'vitest'
import { openReconciler } from '#domain/plan/reconcile/reconciler.js'
import { asset, measure, now, plan, register, seen, standing } from './small-plan.js'

const computers = [{ what: 'Computer', of: 'asset' as const, count: 3, where: 'asset.kind == "computer"' }]

describe('what counts for a row', () => {
  it('goes from ordered to in use, and what was written off is no longer recorded', () => {
    const row = standing(
      register({
        plans: [plan([measure({ expects: computers })])],
        assets: [
          asset('A', { measure: '1.1', state: 'ordered' }),
          asset('B', { measure: '1.1', state: 'delivered' }),
          asset('C', { measure: '1.1' }),
          asset('D', { measure: '1.1', state: 'disposed' }),
        ],
      }),
      { C: seen() },
    )['1.1']
    expect(row?.numbers).toMatchObject({
      planned: 3,
      ordered: 4,
      delivered: 3,
      recorded: 2,
      inUse: 1,
      seen: 1,
      seeable: 2,
      shortfall: 1,
      surplus: 0,
    })
    expect(row?.state).toBe('reduced')
  })

  it('takes what names it, and what names no row and fits; never what names another', () => {
    const rows = standing(
      register({
        plans: [plan([measure({ expects: computers }), measure({ id: '1.2' })])],
        assets: [
          asset('A', { measure: '1.1' }),
          asset('B'),
          asset('C', { measure: '1.2' }),
          asset('M', { kind: 'monitor' }),
        ],
      }),
    )
    expect(rows['1.1']?.entries.map(({ id, why }) => [id, why])).toEqual([
      ['A', 'names-row'],
      ['B', 'matches'],
    ])
    expect(rows['1.2']?.entries.map(({ id }) => id)).toEqual(['C'])
  })

  it('lists what names it and is nothing that it expects, counts its money and not its units', () => {
    const row = standing(
      register({
        plans: [plan([measure({ expects: computers, total: 100 })])],
        assets: [
          asset('M', {
            kind: 'monitor',
            measure: '1.1',
            price: { amount: 70, currency: 'RSD' },
            invoice: 'F-1',
          }),
        ],
      }),
    )['1.1']
    expect(row?.numbers).toMatchObject({ ordered: 0, recorded: 0 })
    expect(row?.entries).toMatchObject([{ id: 'M', demand: null }])
    expect(row?.money).toMatchObject({ paid: 70, left: 30 })
  })

  it('gives what two rows want to the first, and says so', () => {
    const rows = standing(
      register({
        plans: [plan([measure({ expects: computers }), measure({ id: '1.2', expects: computers })])],
        assets: [asset('A')],
      }),
    )
    expect(rows['1.1']?.entries).toMatchObject([{ id: 'A', others: ['plan/1.2'] }])
    expect(rows['1.2']?.entries).toEqual([])
  })

  it('counts what other rows bought where it is shared, in units and not in money', () => {
    const shared = [
      { ...computers[0], count: 1, what: 'Public computer', of: 'asset' as const, shared: true },
    ]
    const rows = standing(
      register({
        plans: [plan([measure({ expects: computers }), measure({ id: '1.2', expects: shared, total: 9 })])],
        assets: [asset('A', { measure: '1.1', price: { amount: 70, currency: 'RSD' }, invoice: 'F-1' })],
      }),
    )
    expect(rows['1.2']).toMatchObject({
      numbers: { recorded: 1, shortfall: 0 },
      money: { paid: 0 },
      entries: [{ id: 'A', why: 'shared', others: ['plan/1.1'] }],
    })
    expect(rows['1.1']?.money.paid).toBe(70)
  })

  it('lets a number alone mean the plan in whose years it was bought, and an adopted plan before a draft', () => {
    const row = measure({ quantity: 1 })
    const plans = [
      plan([row], { id: 'draft', status: 'draft' }),
      plan([row], { id: 'old', from: '2019-01-01', to: '2020-12-31' }),
      plan([row], { id: 'new' }),
    ]
    const counted = (purchasedOn: string) =>
      openReconciler(() => null)
        .reconcile(register({ plans, assets: [asset('A', { measure: '1.1', purchasedOn })] }), now)
        .rows.filter(({ entries }) => entries.length > 0)
        .map(({ plan: of }) => of)
    expect(counted('2020-02-01')).toEqual(['old'])
    expect(counted('2026-02-01')).toEqual(['new'])
    expect(counted('2023-02-01')).toEqual(['old'])
  })

  it('tells what names a row that no plan has', () => {
    const { strays } = openReconciler(() => null).reconcile(
      register({ plans: [plan([measure()])], assets: [asset('A', { measure: '9.9' })] }),
      now,
    )
    expect(strays).toEqual([{ of: 'asset', id: 'A', measure: '9.9' }])
  })

  it('counts a right as much as it covers, or as one where the plan says so', () => {
    const right = {
      id: 'R',
      product: { publisher: 'P', family: 'F' },
      purpose: 'antivirus' as const,
      metric: 'seat' as const,
      quantity: 45,
      kind: 'subscription' as const,
      end: '2026-11-21',
      measure: '1.1',
    }
    const recorded = (countedBy?: 'entry') =>
      standing(
        register({
          plans: [
            plan([
              measure({
                expects: [{ what: 'Right', of: 'entitlement', count: 1, ...(countedBy && { countedBy }) }],
              }),
            ]),
          ],
          entitlements: [right],
        }),
      )['1.1']?.numbers
    expect(recorded()).toMatchObject({ recorded: 45, inUse: 0, surplus: 44 })
    expect(recorded('entry')).toMatchObject({ recorded: 1, surplus: 0 })
  })

  it('says of each what is missing', () => {
    const row = standing(
      register({
        plans: [plan([measure({ expects: computers })])],
        roles: [{ id: 'head', name: 'Head' }],
        assets: [
          asset('A', { measure: '1.1' }),
          asset('B', { measure: '1.1', serial: 'S-12345', custodian: 'head' }),
        ],
      }),
      { B: seen({}, '2026-11-22T06:00:00.000Z') },
    )['1.1']
    expect(row?.entries.map(({ id, lacks }) => [id, lacks])).toEqual([
      ['A', ['serial', 'custodian', 'agent', 'place', 'price', 'day']],
      ['B', ['report', 'place', 'price', 'day']],
    ])
    expect(row?.lacking).toMatchObject({ serial: 1, custodian: 1, agent: 1, report: 1, place: 2 })
  })
})
