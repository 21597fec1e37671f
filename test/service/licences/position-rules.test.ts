import { afterEach, expect, it } from 'vitest'
import { openWake } from '#service/wake.js'
import { computer, eset, openLicenceWorld, position, use } from './licence-world.js'

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

const open = async (...args: Parameters<typeof openLicenceWorld>) => {
  const world = await openLicenceWorld(...args)
  closers.push(world.close)
  return world
}

it('a right that ends brings a shortfall: due before, lapsed at local midnight, over when it is renewed', async () => {
  const world = await open(4, 4, { entitlements: [eset('E-1', 5, '2026-12-31')] }, '2026-12-20T07:00:00.000Z')
  const midnight = '2026-12-31T23:00:00.000Z'
  expect(await world.verdict(use, position)).toMatchObject({ state: 'due', flipsAt: midnight })
  expect(await world.store.nextWake()).not.toBeNull()

  world.restart()
  await world.goTo('2026-12-31T22:59:59.000Z')
  expect((await world.verdict(use, position))?.state).toBe('due')
  await world.goTo(midnight)
  expect(await world.verdict(use, position)).toMatchObject({
    state: 'lapsed',
    since: midnight,
    evidence: {
      values: {
        name: 'ESET Protect Entry',
        required: '4',
        entitled: 0,
        applied: 0,
        shortfall: 4,
        exposure: '4000 RSD',
        devices: ['A-1', 'A-2', 'A-3', 'A-4'],
      },
    },
  })
  expect(await world.alerts()).toMatchObject([{ rule: use, thing: position, state: 'lapsed' }])

  await world.edit({
    entitlements: [
      eset('E-1', 5, '2026-12-31'),
      eset('E-2', 5, '2027-12-31', { renews: 'E-1', start: '2027-01-01' }),
    ],
  })
  expect((await world.verdict(use, position))?.state).toBe('pass')
  expect(await world.alerts()).toEqual([])
})

it('what was never enough is a fail, and one alert however many devices; a purchase ends it', async () => {
  const world = await open(4, 4, { entitlements: [eset('E-1', 2, '2028-12-31')] })
  expect(await world.verdict(use, position)).toMatchObject({
    state: 'fail',
    evidence: { values: { shortfall: 2, devices: ['A-3', 'A-4'] } },
  })
  expect(await world.alerts()).toHaveLength(1)
  await world.edit({ entitlements: [eset('E-1', 2, '2028-12-31'), eset('E-2', 2, '2028-12-31')] })
  expect((await world.verdict(use, position))?.state).toBe('pass')
  expect(await world.alerts()).toEqual([])
})

it('facts change it: software that is gone wants no right', async () => {
  const world = await open(4, 4, { entitlements: [eset('E-1', 3, '2028-12-31')] })
  expect((await world.verdict(use, position))?.state).toBe('fail')
  await world.report('A-4', null)
  await world.judge()
  expect((await world.verdict(use, position))?.state).toBe('pass')
  expect(await world.alerts()).toEqual([])
})

it('too few devices make nothing green, and a certain shortfall stays one with its range', async () => {
  const world = await open(40, 36, { entitlements: [eset('E-1', 36, '2028-12-31')] })
  expect(await world.verdict(use, position)).toMatchObject({
    state: 'unknown',
    evidence: { detail: 'too few devices were seen to say' },
  })
  expect(await world.alerts()).toEqual([])
  await world.edit({ entitlements: [eset('E-1', 30, '2028-12-31')] })
  expect(await world.verdict(use, position)).toMatchObject({
    state: 'fail',
    evidence: { values: { shortfall: 6, required: '36–40' } },
  })
  for (const id of ['A-37', 'A-38', 'A-39']) await world.report(id, null)
  await world.edit({ entitlements: [eset('E-1', 36, '2028-12-31')] })
  expect((await world.verdict(use, position))?.state).toBe('pass')
})

it('is provisional too long after thirty days, also across a restart, and until enough are seen', async () => {
  const world = await open(10, 8, { entitlements: [eset('E-1', 10, '2028-12-31')] })
  const since = '2026-11-22T07:00:00.000Z'
  expect(await world.verdict('licences-seen')).toMatchObject({
    state: 'pass',
    evidence: { values: { partialSince: since } },
  })
  await world.goTo('2026-12-10T07:00:00.000Z')
  world.restart()
  for (let at = 1; at <= 8; at++) await world.report(`A-${at}`)
  await world.judge()
  await world.goTo('2026-12-22T07:00:00.000Z')
  expect(await world.verdict('licences-seen')).toMatchObject({
    state: 'lapsed',
    since: '2026-12-22T07:00:00.000Z',
    evidence: { values: { devicesSeen: 8, devicesExpected: 10, partialSince: since } },
  })
  expect(await world.alerts()).toMatchObject([{ rule: 'licences-seen', thing: 'licences' }])
  for (const id of ['A-9', 'A-10']) await world.report(id)
  await world.judge()
  expect((await world.verdict('licences-seen'))?.state).toBe('pass')
  expect(await world.alerts()).toEqual([])
})

it('what was short is unknown, and its alert stays, where nothing is seen any more', async () => {
  const world = await open(2, 2, {})
  const [short] = await world.reader.verdicts({ rule: use })
  expect(short).toMatchObject({ state: 'fail' })
  await world.goTo('2027-01-22T07:00:00.000Z')
  world.restart()
  await world.judge()
  const { name } = short?.evidence.values ?? {}
  expect(await world.verdict(use)).toMatchObject({ state: 'unknown', evidence: { values: { name } } })
  expect(await world.alerts()).toMatchObject([{ rule: use, state: 'fail' }])
  for (const id of ['A-1', 'A-2']) await world.report(id, null)
  await world.judge()
  expect(await world.reader.verdicts({ rule: use })).toEqual([])
  expect(await world.alerts()).toEqual([])
})

it('a place with rights of its own is judged for itself', async () => {
  const places = [{ id: 'library', name: 'Library', kind: 'building' as const }]
  const assets = ['A-1', 'A-2', 'A-3'].map(computer)
  const world = await open(0, 0, {
    places,
    assets: assets.map((asset) => (asset.id === 'A-1' ? asset : { ...asset, place: 'library' })),
    entitlements: [eset('E-1', 1, '2028-12-31'), eset('E-2', 1, '2028-12-31', { unit: 'library' })],
  })
  for (const { id } of assets) await world.report(id)
  await world.judge()
  const states = (await world.reader.verdicts({ rule: use })).map(({ thing, state }) => [thing, state])
  expect(states).toEqual([
    [position, 'pass'],
    [`${position}@library`, 'fail'],
  ])
})

it('is judged again at midnight, and not for what has nothing to do with software', async () => {
  const world = await open(2, 2, { entitlements: [eset('E-1', 1, '2028-12-31')] })
  let reckoned = 0
  const wake = openWake({
    store: world.store,
    clock: { ...world.clock, at: () => () => undefined },
    judging: world.judging,
    log: { error: () => undefined },
    onReckon: () => {
      reckoned++
    },
    onNotices: () => undefined,
  })
  await wake.runDue()
  expect(reckoned).toBe(0)
  world.setClock('2026-11-22T23:00:00.000Z')
  await wake.runDue()
  expect(reckoned).toBe(1)

  await world.report('A-2', null)
  world.rejudging.heard([{ agent: 'A-2', isChanged: true, subjects: [], topics: new Set(['disk']) }])
  await world.rejudging.settled()
  expect((await world.verdict(use, position))?.state).toBe('fail')
  await world.judge()
  expect((await world.verdict(use, position))?.state).toBe('pass')
})

it('a waiver covers a position while it is in force', async () => {
  const world = await open(2, 2, { entitlements: [eset('E-1', 1, '2028-12-31')] })
  const waiver = {
    id: 'W-1',
    rule: use,
    thing: position,
    reason: 'ordered',
    approvedBy: 'head',
    until: '2026-12-01',
  }
  await world.edit({ waivers: [waiver] })
  expect(await world.verdict(use, position)).toMatchObject({
    state: 'waived',
    flipsAt: '2026-11-30T23:00:00.000Z',
  })
  expect(await world.alerts()).toEqual([])
  await world.goTo('2026-11-30T23:00:00.000Z')
  expect((await world.verdict(use, position))?.state).toBe('fail')
  await world.edit({
    waivers: [{ id: 'W-1', rule: use, reason: 'all', approvedBy: 'head', until: '2027-12-01' }],
  })
  expect((await world.verdict(use, position))?.state).toBe('waived')
})

it('a pool is overdrawn until a share is taken back', async () => {
  const pool = (id: string, quantity: number, more: object = {}) =>
    eset(id, quantity, '2028-12-31', { pool: 'antivirus', ...more })
  const world = await open(0, 0, { entitlements: [pool('P', 20), pool('S-1', 15, { unit: 'north' })] })
  await world.edit({
    entitlements: [pool('P', 20), pool('S-1', 15, { unit: 'north' }), pool('S-2', 10, { unit: 'south' })],
  })
  expect(await world.verdict('licence-pool-covered', 'entitlement:P')).toMatchObject({
    state: 'lapsed',
    since: '2025-10-31T23:00:00.000Z',
    evidence: { values: { shared: 25, bought: 20, pool: 'antivirus' } },
  })
  await world.edit({
    entitlements: [pool('P', 20), pool('S-1', 15, { unit: 'north' }), pool('S-2', 5, { unit: 'south' })],
  })
  expect((await world.verdict('licence-pool-covered', 'entitlement:P'))?.state).toBe('pass')
})
