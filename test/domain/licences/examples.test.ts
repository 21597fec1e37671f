import { describe, expect, it } from 'vitest'
import { chooseCals } from '#domain/licences/cals.js'
import { requiredCores } from '#domain/licences/cores.js'
import { requiredRange } from '#domain/licences/coverage.js'
import { poolPosition } from '#domain/licences/pool.js'
import type { Product } from '#domain/licences/product.js'
import { trueUp } from '#domain/licences/true-up.js'
import {
  device,
  devices,
  install,
  knowing,
  lineOf,
  linesOf,
  numbers,
  office,
  price,
  right,
  terms,
  windows,
} from './things.js'

const rsd = (amount: number) => [{ amount, currency: 'RSD' }]
const pro2016 = 'microsoft|office|professional|2016'

describe('what licences come to', () => {
  it('E1: a newer version and another edition are not covered', () => {
    const pcs = devices(45)
    const homes = pcs.slice(42)
    const lines = linesOf({
      rights: [
        right('ENT-1', office('Professional', '2016'), 50, price(1_350_000)),
        right('OEM', office('Home & Business', '2016'), 3, {
          kind: 'oem',
          devices: homes.map(({ id }) => id),
        }),
      ],
      installations: [
        ...install(pcs.slice(0, 38), office('Professional', '2016')),
        ...install(pcs.slice(38, 42), office('Professional Plus', '2019')),
        ...install(homes, office('Home & Business', '2016')),
      ],
    })
    expect(numbers(lineOf(lines, pro2016))).toEqual([38, 50, 38, 0, 12, 'surplus'])
    const newer = lineOf(lines, 'microsoft|office|professional plus|2019')
    expect(numbers(newer)).toEqual([4, 0, 0, 4, 0, 'shortfall'])
    expect([newer.exposure, newer.pricedBy]).toEqual([rsd(108_000), 'ENT-1'])
    expect(numbers(lineOf(lines, 'microsoft|office|home & business|2016'))).toEqual([
      3,
      3,
      3,
      0,
      0,
      'balanced',
    ])
    expect(
      newer.uncovered.map(({ want, why }) => [
        want.of,
        why.map(({ right: of, reason }) => `${of.id} ${reason}`),
      ])[0],
    ).toEqual(['pc-039', ['ENT-1 edition', 'OEM edition']])
  })

  it.each([false, true])(
    'E2: OEM licences come first, so what was bought besides lies idle (upgrade only: %s)',
    (upgradeOnly) => {
      const pcs = devices(40)
      const lines = linesOf({
        rights: [
          right('BOUGHT', windows('10'), 40, { ...price(800_000), upgradeOnly }),
          right('OEM', windows('11'), 40, { kind: 'oem', downgrade: true, devices: pcs.map(({ id }) => id) }),
        ],
        installations: install(pcs, windows('10')),
      })
      const ten = lineOf(lines, 'microsoft|windows|pro|10')
      expect(numbers(ten)).toEqual([40, 40, 40, 0, 40, 'surplus'])
      expect([ten.idle, ten.waste]).toEqual([rsd(800_000), []])
      expect(new Set(ten.pairs.map(({ right: of, rule }) => `${of.id} ${rule}`))).toEqual(
        new Set(['OEM oem']),
      )
      expect(numbers(lineOf(lines, 'microsoft|windows|pro|11'))).toEqual([0, 40, 0, 0, 0, 'balanced'])
    },
  )

  it('covers nothing with an upgrade licence where there is no OEM licence below it', () => {
    const [line] = linesOf({
      rights: [right('BOUGHT', windows('10'), 40, { upgradeOnly: true })],
      installations: install(devices(2), windows('10')),
    })
    expect(line && numbers(line)).toEqual([2, 40, 0, 2, 40, 'shortfall'])
    expect(line?.uncovered[0]?.why[0]?.reason).toBe('no-base-licence')
  })

  it.each([
    [40, 10, 270_000],
    [20, 30, 810_000],
  ])('E3: fifty licences for %i computers', (count, surplus, amount) => {
    const [line] = linesOf({
      rights: [right('ENT', office('Professional', '2016'), 50, price(1_350_000))],
      installations: install(devices(count), office('Professional', '2016')),
    })
    expect([line?.surplus, line?.idle]).toEqual([surplus, rsd(amount)])
  })

  it.each([
    [[4], 0, 16],
    [[8], 0, 16],
    [[6, 6], 0, 16],
    [[20], 0, 20],
    [[12, 12], 0, 24],
    [[8], 3, 32],
    [[12, 12], 5, 72],
  ])('E4: processors of %j cores with %i guests need %i core licences', (processors, guests, cores) => {
    expect(requiredCores(processors, guests, 'Standard')).toBe(cores)
  })

  it('E4: counts the guests of a server with Datacenter once', () => {
    const product = (edition: string): Product => ({
      publisher: 'Microsoft',
      family: 'Windows Server',
      edition,
      version: '2022',
    })
    const host = [device('srv', { processors: [12, 12], guests: 5 })]
    const knowledge = knowing(terms('Microsoft', 'Windows Server', { metric: 'core' }))
    const required = (edition: string) =>
      linesOf({ knowledge, installations: install(host, product(edition)) })[0]?.required
    expect([required('Standard'), required('Datacenter')]).toEqual([72, 24])
  })

  it('E5: access by device or by user, whichever is cheaper, or mixed', () => {
    const shared = Array.from({ length: 45 }, (_, at) => ({ user: `u${at}`, device: `d${at % 40}` }))
    const plain = chooseCals(shared, 450_000, 500_000)
    expect([plain.byDevice.cost, plain.byUser.cost]).toEqual([18_000_000, 22_500_000])
    expect(plain.cheapest).toBe('device')
    const field = Array.from({ length: 15 }, (_, at) => ({ user: `field${at % 5}`, device: `field${at}` }))
    const desks = Array.from({ length: 40 }, (_, at) => ({ user: `desk${at}`, device: `desk${at % 25}` }))
    const { mixed, cheapest } = chooseCals([...field, ...desks], 450_000, 500_000)
    expect([mixed.users.length, mixed.devices.length, mixed.cost, cheapest]).toEqual([
      5,
      25,
      13_750_000,
      'mixed',
    ])
  })

  it('E5: a plan without access licences is forty short', () => {
    const product: Product = {
      publisher: 'Microsoft',
      family: 'Windows Server CAL',
      edition: null,
      version: '2019',
    }
    const knowledge = knowing(
      terms('Microsoft', 'Windows Server CAL', { metric: 'cal-device', coversOlder: true }),
    )
    const reached = [{ product, devices: devices(40), users: [] }]
    expect(linesOf({ knowledge, reached })[0]).toMatchObject({ required: 40, shortfall: 40 })
    const newer = right('CAL', { ...product, version: '2022' }, 40, { metric: 'cal-device' })
    expect(linesOf({ knowledge, reached, rights: [newer] }).map(numbers)).toEqual([
      [40, 0, 40, 0, 0, 'balanced'],
      [0, 40, 0, 0, 0, 'balanced'],
    ])
  })

  it('E6: seats of an antivirus product, before and after their last day', () => {
    const eset: Product = { publisher: 'ESET', family: 'PROTECT' }
    const seats = right('AV', { ...eset, edition: 'Entry' }, 45, {
      metric: 'seat',
      kind: 'subscription',
      end: '2026-10-31',
    })
    const all = [...devices(40), ...devices(4, 'laptop'), ...devices(3, 'server')]
    const on = (day: string) => linesOf({ day, rights: [seats], installations: install(all, eset) })
    expect(on('2026-10-30')).toHaveLength(1)
    expect(on('2026-10-30')[0]).toMatchObject({ entitled: 45, required: 47, gap: -2, status: 'shortfall' })
    expect(on('2026-10-31')[0]?.gap).toBe(-2)
    const after = on('2026-11-22')[0]
    expect(after).toMatchObject({ entitled: 0, gap: -47, status: 'lapsed', lapsedOn: '2026-11-01' })
    expect((Date.parse('2026-11-22') - Date.parse(after?.lapsedOn ?? '')) / 86_400_000).toBe(21)
  })

  it('E7: extended support counts for the year it was bought for, as far as the year before was', () => {
    const years = [
      { year: 1, from: '2025-10-15', to: '2026-10-13' },
      { year: 2, from: '2026-10-14', to: '2027-10-12' },
    ]
    const knowledge = knowing(terms('Microsoft', 'Windows', { extendedSupport: { '10': years } }))
    const support = (id: string, quantity: number, start: string, end: string) =>
      right(id, windows('10'), quantity, { kind: 'extended-support', start, end })
    const first = support('ESU-1', 40, '2025-10-15', '2026-10-13')
    const second = support('ESU-2', 20, '2026-10-14', '2027-10-12')
    const pcs = devices(40)
    const installations = [
      ...install(pcs.slice(0, 28), windows('10')),
      ...install(pcs.slice(28), windows('11')),
    ]
    const key = 'microsoft|windows extended support||10'
    const line = lineOf(linesOf({ knowledge, installations, rights: [first, second] }), key)
    expect([line.required, line.entitled, line.shortfall]).toEqual([28, 20, 8])
    expect(line.rights.map(({ counted }) => [counted.right.id, counted.units])).toEqual([
      ['ESU-1', 0],
      ['ESU-2', 20],
    ])
    const alone = lineOf(linesOf({ knowledge, installations, rights: [second] }), key)
    expect([alone.entitled, alone.shortfall]).toEqual([0, 28])
  })

  it('E8: a lasting right covers what was released while it was maintained', () => {
    const sql = (version: string | null): Product => ({
      publisher: 'Microsoft',
      family: 'SQL Server',
      edition: 'Standard',
      version,
    })
    const knowledge = knowing(
      terms('Microsoft', 'SQL Server', { releases: { '2022': '2022-11-16', '2025': '2024-10-01' } }),
    )
    const held = right('DB', sql('2019'), 1, { maintenanceUntil: '2023-06-30' })
    const shortfall = (version: string) => {
      const lines = linesOf({ knowledge, rights: [held], installations: install(devices(1), sql(version)) })
      return lines.reduce((sum, line) => sum + line.shortfall, 0)
    }
    expect([shortfall('2025'), shortfall('2022'), shortfall('2019'), shortfall('2017')]).toEqual([1, 0, 0, 1])
  })

  it('E9: what a yearly report comes to', () => {
    const growth = [
      { from: '2026-01-01', units: 100 },
      { from: '2026-03-01', units: 104 },
      { from: '2026-06-01', units: 112 },
      { from: '2026-10-01', units: 109 },
      { from: '2026-12-01', units: 109 },
    ]
    expect(trueUp(100, growth, 100_000, '2027-01-01')).toEqual({
      peak: 12,
      onDate: 9,
      cost: 9_600_000,
      next: 109,
    })
  })

  it('E10: a pool tells who is short, what moving cures and what must be bought', () => {
    const member = (id: string, allocated: number, required: number, isCovered = true) => ({
      id,
      allocated,
      own: 0,
      required,
      isCovered,
    })
    const members = [member('A', 60, 70), member('B', 50, 45), member('C', 40, 40)]
    const whole = poolPosition(200, [...members, member('D', 30, 62)], '2026-11-22')
    expect(whole.members.map(({ gap }) => gap)).toEqual([-10, 5, 0, -32])
    expect(whole).toMatchObject({ free: 20, need: 42, spare: 5, toBuy: 17, outside: [] })
    const without = poolPosition(200, [...members, member('D', 30, 62, false)], '2026-11-22')
    expect(without).toMatchObject({ free: 50, need: 10, toBuy: 0, outside: [{ id: 'D', toBuy: 62 }] })
  })

  it('E11: gives a range where not enough was seen', () => {
    expect(requiredRange(34, { expected: 40, seen: 36 })).toEqual({ low: 34, high: 38 })
    expect(requiredRange(34, { expected: 40, seen: 38 })).toBeNull()
  })

  it('E12: activated is not licensed', () => {
    const [line] = linesOf({ installations: install(devices(1), windows('11'), { activated: true }) })
    expect(line).toMatchObject({
      installed: 1,
      activated: 1,
      required: 1,
      entitled: 0,
      shortfall: 1,
      status: 'shortfall',
    })
  })

  it('E13: a renewal that overlaps is not counted twice', () => {
    const seats = { metric: 'seat', kind: 'subscription' } as const
    const product: Product = { publisher: 'ESET', family: 'PROTECT', edition: 'Entry', version: null }
    const rights = [
      right('OLD', product, 40, { ...seats, start: '2025-11-01', end: '2026-10-31' }),
      right('NEW', product, 40, { ...seats, start: '2026-10-15', end: '2027-10-31', renews: 'OLD' }),
    ]
    expect(linesOf({ day: '2026-10-20', rights })[0]?.entitled).toBe(40)
    expect(linesOf({ day: '2026-11-05', rights })[0]?.entitled).toBe(40)
  })
})
