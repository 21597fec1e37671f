import { describe, expect, it } from 'vitest'
import { bodies, planOf, readFixture } from './reading.js'

describe('an export of GLPI', () => {
  it('of computers becomes assets, with the places that it names', async () => {
    const plan = await planOf(readFixture('glpi/11.0-computers.csv'), undefined, { isCreating: true })
    expect(plan.faults).toEqual([])
    expect(plan.part).toBe('assets')
    expect(bodies(plan)).toMatchObject({
      '1001': {
        kind: 'computer',
        name: 'PC-REGISTRY-01',
        manufacturer: 'Dell Inc.',
        model: 'OptiPlex 7080',
        serial: '4HJ7Q13',
        state: 'in-use',
        place: 'Room-3',
        purchasedOn: '2021-03-15',
        price: { amount: 78_500, currency: 'RSD' },
        supplier: 'Supplier 1',
        warrantyUntil: '2024-03-14',
      },
      '1002': { kind: 'laptop', state: 'in-use', place: 'Room-12' },
      '0420': { kind: 'computer', state: 'retired', place: 'Room-3' },
      'Room-3': { kind: 'room', within: 'Ground-floor' },
      'Ground-floor': { kind: 'building', within: 'Town-hall' },
      'Town-hall': { kind: 'site', name: 'Town hall' },
    })
    expect(bodies(plan)['0420']).not.toHaveProperty('price')
  })

  it('of licences becomes entitlements, once somebody says what is counted', async () => {
    const file = readFixture('glpi/11.0-licenses.csv')
    const lacking = await planOf(file)
    expect(lacking.part).toBe('entitlements')
    expect(lacking.faults).toMatchObject([{ code: 'no-column', path: 'metric', values: { count: 2 } }])
    const plan = await planOf(file, undefined, { defaults: new Map([['metric', 'device']]) })
    expect(plan.faults).toEqual([])
    expect(bodies(plan)).toMatchObject({
      'Windows-11-Pro': {
        product: { publisher: 'Microsoft', family: 'Windows', version: '11' },
        quantity: 40,
        kind: 'oem',
        end: null,
        metric: 'device',
      },
      'ESET-Protect': { kind: 'subscription', end: '2027-03-31', quantity: 45 },
    })
  })

  it('of contracts becomes contracts', async () => {
    const plan = await planOf(readFixture('glpi/10.0-contracts.csv'))
    expect(plan.faults).toEqual([])
    expect(plan.part).toBe('contracts')
    expect(bodies(plan)).toMatchObject({
      '404-12-2025': {
        kind: 'internet',
        number: '404-12/2025',
        supplier: 'Supplier 9',
        end: '2027-02-28',
        amount: { amount: 144_000, currency: 'RSD' },
      },
      '404-18-2026': { kind: 'equipment-maintenance' },
    })
  })
})

describe('an export of Snipe-IT', () => {
  it('of assets becomes assets under their tags', async () => {
    const plan = await planOf(readFixture('snipe-it/8.1-assets.csv'), undefined, { isCreating: true })
    expect(plan.faults).toEqual([])
    expect(bodies(plan)).toMatchObject({
      'PC-017': {
        tag: 'PC-017',
        name: 'Accounting 1',
        kind: 'computer',
        state: 'in-use',
        serial: '5CG0123ABC',
        price: { amount: 95_400, currency: 'RSD' },
        warrantyUntil: '2026-02-10',
        custodian: 'Ana-Petrović',
        place: 'Accounting',
      },
      'NB-018': { kind: 'laptop', state: 'in-store', price: { amount: 88_000.5, currency: 'RSD' } },
      'MON-019': { kind: 'monitor', state: 'retired' },
      'Ana-Petrović': { name: 'Ana Petrović' },
    })
    expect(plan.created.map(({ part }) => part).sort()).toEqual(['persons', 'places', 'places'])
  })

  it('of licences becomes entitlements', async () => {
    const plan = await planOf(readFixture('snipe-it/8.1-licenses.csv'), undefined, {
      into: 'entitlements',
      defaults: new Map([
        ['metric', 'seat'],
        ['kind', 'subscription'],
      ]),
      columns: new Map([['Category', null]]),
    })
    expect(plan.faults).toEqual([])
    expect(bodies(plan)).toMatchObject({
      'AutoCAD-LT': {
        name: 'AutoCAD LT',
        product: { publisher: 'Autodesk', family: 'AutoCAD LT' },
        purpose: 'other',
        quantity: 2,
        start: '2026-02-01',
        end: '2027-01-31',
        price: { amount: 54_000, currency: 'RSD' },
      },
    })
  })
})
