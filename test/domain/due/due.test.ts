import { describe, expect, it } from 'vitest'
import { withinDays } from '#domain/due/due.js'
import { renewalsWithin } from '#domain/due/renewals.js'
import { dueAt, oneOf, right } from './due-world.js'

const states = (now: string, end: string, zone?: string) =>
  oneOf(dueAt(now, { register: { entitlements: [right('E-1', end)] }, ...(zone && { zone }) }), 'entitlement')
    ?.state

describe('a right', () => {
  it.each([
    ['in winter', '2026-11-22', '2026-11-22T23:00:00.000Z', 'Europe/Belgrade'],
    ['in summer', '2026-07-22', '2026-07-22T22:00:00.000Z', 'Europe/Ljubljana'],
    ['on the day on which summer time begins', '2027-03-28', '2027-03-28T22:00:00.000Z', 'Europe/Prague'],
    ['on the day on which it ends', '2026-10-25', '2026-10-25T23:00:00.000Z', 'Europe/Belgrade'],
    ['on 29 February', '2028-02-29', '2028-02-29T23:00:00.000Z', 'Europe/Belgrade'],
    ['elsewhere', '2026-11-22', '2026-11-23T05:00:00.000Z', 'America/New_York'],
  ])('is good on the whole of its last day, to the second: %s', (_, end, midnight, zone) => {
    expect(states(new Date(Date.parse(midnight) - 1).toISOString(), end, zone)).toBe('due')
    expect(states(midnight, end, zone)).toBe('lapsed')
  })

  it('has days left by the calendar, and the warning that was reached', () => {
    const at = (now: string) =>
      oneOf(dueAt(now, { register: { entitlements: [right('E-1', '2026-12-21')] } }), 'entitlement')
    expect(at('2026-12-21T22:00:00Z')).toMatchObject({ daysLeft: 0, warning: 7, state: 'due' })
    // 23:30 there is the next day here.
    expect(at('2026-12-20T23:30:00Z')).toMatchObject({ daysLeft: 0 })
    expect(at('2026-11-22T07:00:00Z')).toMatchObject({ daysLeft: 29, warning: 30 })
    expect(at('2026-07-01T07:00:00Z')).toMatchObject({ daysLeft: 173, warning: 180, state: 'due' })
    expect(at('2026-06-01T07:00:00Z')).toMatchObject({ daysLeft: 203, warning: null, state: 'later' })
  })

  it('that another carries on without a gap is no longer there', () => {
    const old = right('E-1', '2026-11-22')
    const items = (start: string, now = '2026-11-24T07:00:00Z') =>
      dueAt(now, { register: { entitlements: [old, right('E-2', '2027-11-22', { renews: 'E-1', start })] } })
        .filter(({ kind }) => kind === 'entitlement')
        .map(({ id, state }) => [id, state])
    expect(items('2026-11-23')).toEqual([['entitlement:E-2', 'later']])
    expect(items('2026-12-01')).toEqual([
      ['entitlement:E-1', 'lapsed'],
      ['entitlement:E-2', 'later'],
    ])
    expect(items('2026-12-01', '2026-12-01T07:00:00Z')).toEqual([['entitlement:E-2', 'later']])
  })

  it('whose end nobody set does not end', () => {
    expect(dueAt('2026-11-22T07:00:00Z', { register: { entitlements: [right('E-1', null)] } })).toEqual([
      expect.objectContaining({ kind: 'act-review', state: 'unknown' }),
    ])
  })
})

describe('buying', () => {
  const bought = (amount: number, more: object = {}) =>
    oneOf(
      dueAt('2026-11-22T07:00:00Z', {
        register: {
          entitlements: [right('E-1', '2027-05-31', { price: { amount, currency: 'RSD' }, ...more })],
        },
        threshold: { currency: 'RSD', tenderFrom: 1_000_000 },
      }),
      'entitlement',
    )

  it('begins six calendar months ahead where a tender is needed, and a month where an order is enough', () => {
    // 31 May less six months: November has 30 days.
    expect(bought(1_350_000)).toMatchObject({ way: 'tender', buyFrom: '2026-11-30', state: 'later' })
    expect(bought(800_000)).toMatchObject({ way: 'order', buyFrom: '2027-04-30' })
    expect(bought(90, { price: { amount: 90, currency: 'EUR' } })).toMatchObject({
      way: null,
      buyFrom: '2027-02-28',
    })
  })

  it('is due once it must begin, however far the end is', () => {
    const item = oneOf(
      dueAt('2026-11-22T07:00:00Z', {
        register: {
          entitlements: [right('E-1', '2027-05-22', { price: { amount: 2_000_000, currency: 'RSD' } })],
        },
        threshold: { currency: 'RSD', tenderFrom: 1_000_000 },
      }),
      'entitlement',
    )
    expect(item).toMatchObject({ warning: null, buyFrom: '2026-11-22', state: 'due' })
  })
})

describe('what must be done again', () => {
  const asset = { id: 'EXT-1', kind: 'extinguisher' as const, state: 'in-use' as const, madeOn: '2024-03-10' }
  const inspected = (date: string, more: object = {}) => ({
    id: `S-${date}`,
    asset: 'EXT-1',
    kind: 'inspection' as const,
    date,
    result: 'passed' as const,
    ...more,
  })
  const inspection = (now: string, ...serviceRecords: ReturnType<typeof inspected>[]) =>
    oneOf(dueAt(now, { register: { assets: [asset], serviceRecords } }), 'extinguisher-inspection')

  it('is good for six calendar months: 31 August and six months is the last of February', () => {
    expect(inspection('2027-02-28T22:59:59Z', inspected('2026-08-31'))).toMatchObject({
      lastDay: '2027-02-28',
      state: 'due',
    })
    expect(inspection('2027-02-28T23:00:00Z', inspected('2026-08-31'))?.state).toBe('lapsed')
  })

  it('is over earlier where the document says so, and never where it was not passed', () => {
    expect(
      inspection('2026-11-22T07:00:00Z', inspected('2026-09-15', { nextDue: '2026-10-31' })),
    ).toMatchObject({
      lastDay: '2026-10-31',
      state: 'lapsed',
    })
    expect(inspection('2026-11-22T07:00:00Z', inspected('2026-09-15', { result: 'failed' }))).toMatchObject({
      lastDay: null,
      gap: 'never-done',
      state: 'unknown',
    })
  })

  it('of a vessel is counted from its making, until it was tested', () => {
    const tested = { ...inspected('2029-01-10'), kind: 'pressure-test' as const }
    const test = (...serviceRecords: (typeof tested)[]) =>
      oneOf(dueAt('2026-11-22T07:00:00Z', { register: { assets: [asset], serviceRecords } }), 'pressure-test')
        ?.lastDay
    expect(test()).toBe('2029-03-10')
    expect(test(tested)).toBe('2034-01-10')
    // Fifteen years after its making it is tested every second year.
    expect(test({ ...tested, date: '2038-06-01' })).toBe('2040-06-01')
  })
})

it('a year of the security act is counted from the last review that a second person has confirmed', () => {
  const statement = (question: string, date: string, more: object = {}) => ({
    id: `${question}-${date}`,
    question,
    statement: 'Yes.',
    date,
    document: `016-${date}`,
    by: 'it',
    confirmedBy: 'head',
    ...more,
  })
  const review = (...attestations: ReturnType<typeof statement>[]) =>
    oneOf(dueAt('2026-11-22T07:00:00Z', { register: { attestations } }), 'act-review')
  expect(review()).toMatchObject({ lastDay: null, state: 'unknown' })
  expect(review(statement('SEC-1', '2025-11-10'))).toMatchObject({ lastDay: '2026-11-10', state: 'lapsed' })
  expect(review(statement('SEC-1', '2025-11-10'), statement('SEC-2', '2026-02-16'))).toMatchObject({
    lastDay: '2027-02-16',
  })
  expect(
    review(statement('SEC-1', '2025-11-10'), statement('SEC-2', '2026-02-16', { confirmedBy: undefined })),
  ).toMatchObject({ lastDay: '2026-11-10' })
})

it('a certificate ends to the second, and one that nobody has told of since is not known to be over', () => {
  const seen = (staleAt: string) => ({
    certificate: [
      {
        subject: 'service:website/example.rs',
        asset: null,
        staleAt,
        fact: {
          name: 'example.rs',
          port: 443,
          validFrom: '2026-08-20T10:30:00Z',
          chainValidUntil: '2026-11-20T10:30:00Z',
        },
      },
    ],
  })
  const state = (now: string, staleAt: string) =>
    oneOf(dueAt(now, { seen: seen(staleAt) }), 'certificate')?.state
  expect(state('2026-11-20T10:29:59Z', '2026-11-20T11:00:00.000Z')).toBe('due')
  expect(state('2026-11-20T10:30:00Z', '2026-11-20T11:00:00.000Z')).toBe('lapsed')
  expect(state('2026-11-22T07:00:00Z', '2026-11-10T00:00:00.000Z')).toBe('unknown')
})

it('forty computers of one delivery are one line, and a server without a date is named', () => {
  const computers = Array.from({ length: 40 }, (_, index) => ({
    id: `PC-${String(index).padStart(3, '0')}`,
    kind: 'computer' as const,
    model: 'SFF 400',
    manufacturer: 'HP',
    state: index === 39 ? ('retired' as const) : ('in-use' as const),
    warrantyUntil: '2026-12-10',
  }))
  const server = { id: 'S-1', kind: 'server' as const, state: 'in-use' as const, name: 'Main' }
  const found = dueAt('2026-11-22T07:00:00Z', { register: { assets: [...computers, server] } }).filter(
    ({ kind }) => kind === 'warranty',
  )
  expect(found.map(({ name, of, state }) => [name, of.length, state])).toEqual([
    ['HP SFF 400', 39, 'due'],
    ['Main', 1, 'unknown'],
  ])
})

it('renewals stand by supplier, with sums in each currency and what has no price counted', () => {
  const price = (amount: number, currency = 'RSD') => ({ price: { amount, currency } })
  const items = dueAt('2026-11-22T07:00:00Z', {
    register: {
      entitlements: [
        right('E-1', '2026-12-15', { supplier: 'Б', ...price(0.1) }),
        right('E-2', '2027-01-15', { supplier: 'Б', ...price(0.2) }),
        right('E-3', '2027-01-15', { supplier: 'Б', ...price(9, 'EUR') }),
        right('E-4', '2027-01-15', { supplier: 'А' }),
        right('E-5', '2027-01-15'),
        right('E-6', '2028-01-15', { supplier: 'А' }),
      ],
    },
  })
  expect(
    renewalsWithin(items, 365).map(({ supplier, items: own, totals, unpriced }) => [
      supplier,
      own.length,
      totals,
      unpriced,
    ]),
  ).toEqual([
    ['А', 1, [], 1],
    [
      'Б',
      3,
      [
        { amount: 0.3, currency: 'RSD' },
        { amount: 9, currency: 'EUR' },
      ],
      0,
    ],
    [null, 1, [], 1],
  ])
  expect(withinDays(items, 30).map(({ id }) => id)).toEqual(['entitlement:E-1', 'act-review'])
})
