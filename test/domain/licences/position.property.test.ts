import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Entitlement } from '#contract/register/entitlement.js'
import { allocate, type Costs } from '#domain/licences/allocate.js'
import type { Installation } from '#domain/licences/facts.js'
import { openGroupBook } from '#domain/licences/group-book.js'
import type { Line } from '#domain/licences/line.js'
import type { Product } from '#domain/licences/product.js'
import { device, knowing, linesOf, right, terms } from './things.js'

const runs = { numRuns: 60 }
const knowledge = knowing(
  terms('M', 'Office', {
    releases: { '2016': '2015-09-22', '2019': '2018-09-24', '2021': '2021-10-05' },
    includes: { Professional: ['Word'] },
  }),
)
const versions = ['2016', '2019', '2021']
const editions = ['Professional', 'Standard']
const hosts = Array.from({ length: 6 }, (_, at) =>
  device(`d${at}`, { places: at % 2 === 0 ? ['a', 'hall'] : ['b', 'hall'] }),
)
const anyProduct: fc.Arbitrary<Product> = fc.oneof(
  fc.record({
    publisher: fc.constant('M'),
    family: fc.constant('Office'),
    edition: fc.constantFrom(...editions),
    version: fc.constantFrom(...versions),
  }),
  fc.record({
    publisher: fc.constant('M'),
    family: fc.constant('Word'),
    edition: fc.constant(null),
    version: fc.constantFrom(...versions),
  }),
)
const anyInstallation: fc.Arbitrary<Installation> = fc.record({
  device: fc.constantFrom(...hosts),
  product: anyProduct,
})
const day = '2026-11-22'
const anyRight: fc.Arbitrary<Omit<Entitlement, 'id'>> = fc
  .record({
    product: anyProduct,
    quantity: fc.nat(3),
    kind: fc.constantFrom('perpetual', 'subscription', 'oem', 'evaluation'),
    end: fc.constantFrom(null, '2026-10-31', '2026-12-31', '2027-06-30'),
    downgrade: fc.boolean(),
    upgradeOnly: fc.boolean(),
    unit: fc.option(fc.constantFrom('a', 'b', 'hall'), { nil: undefined }),
    devices: fc.option(fc.uniqueArray(fc.constantFrom(...hosts.map(({ id }) => id)), { maxLength: 3 }), {
      nil: undefined,
    }),
    isProven: fc.boolean(),
  })
  .map(({ product, quantity, unit, devices, isProven, ...more }) => {
    const { id: _, ...made } = right('x', product, quantity, {
      ...more,
      ...(unit === undefined ? {} : { unit }),
      ...(devices === undefined ? {} : { devices }),
      ...(isProven ? {} : { proofs: [] }),
    } as never)
    return made
  })
const named = (rights: readonly Omit<Entitlement, 'id'>[]): Entitlement[] =>
  rights.map((one, at) => ({ id: `R${at}`, ...one }))
const anyFacts = fc.record({
  installations: fc.array(anyInstallation, { maxLength: 12 }),
  rights: fc.array(anyRight, { maxLength: 5 }).map(named),
})
const sum = (lines: readonly Line[], of: (line: Line) => number) =>
  lines.reduce((total, line) => total + of(line), 0)
const shown = (lines: readonly Line[]) =>
  lines.map(({ key, required, entitled, applied, shortfall, surplus, units, pairs }) => ({
    key,
    numbers: [required, entitled, applied, shortfall, surplus],
    units,
    pairs: pairs
      .map(({ want, right: of, rule, units: count }) => `${want.of} ${of.id} ${rule} ${count}`)
      .sort(),
  }))

describe('positions', () => {
  it('are the same in whatever order things are told', () => {
    fc.assert(
      fc.property(
        anyFacts,
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        ({ installations, rights }, order) => {
          const shuffled = <T>(all: readonly T[]) =>
            all
              .map((one) => ({ one, by: order.next().value }))
              .sort((a, b) => a.by - b.by)
              .map(({ one }) => one)
          const other = linesOf({
            day,
            knowledge,
            installations: shuffled(installations),
            rights: shuffled(rights),
          })
          expect(shown(other)).toEqual(shown(linesOf({ day, knowledge, installations, rights })))
        },
      ),
      runs,
    )
  })

  it('never apply more than is held or required, and units sum to the whole', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const lines = linesOf({ day, knowledge, ...facts })
        for (const line of lines) {
          expect(line.applied + line.shortfall).toBe(line.required)
          expect(line.surplus).toBeGreaterThanOrEqual(0)
          for (const { counted, applied } of line.rights) {
            expect(applied).toBeLessThanOrEqual(counted.units)
            expect(counted.units).toBeLessThanOrEqual(counted.right.quantity)
          }
          for (const of of ['required', 'applied', 'shortfall', 'surplus'] as const)
            expect(line.units.reduce((total, unit) => total + unit[of], 0)).toBe(line[of])
        }
        expect(sum(lines, ({ applied }) => applied)).toBe(
          sum(lines, ({ entitled, surplus }) => entitled - surplus),
        )
      }),
      runs,
    )
  })

  it('never become worse by one more right', () => {
    fc.assert(
      fc.property(anyFacts, anyRight, ({ installations, rights }, more) => {
        const short = (some: readonly Entitlement[]) =>
          sum(linesOf({ day, knowledge, installations, rights: some }), ({ shortfall }) => shortfall)
        expect(short([...rights, { id: 'Z', ...more }])).toBeLessThanOrEqual(short(rights))
      }),
      { numRuns: 150 },
    )
  })

  it('change by time alone only where something has a date', () => {
    const between = fc.constantFrom('2026-11-01', '2026-11-22', '2026-12-31')
    fc.assert(
      fc.property(anyFacts, between, between, (facts, one, other) => {
        const at = (on: string) => shown(linesOf({ day: on, knowledge, ...facts }))
        expect(at(one)).toEqual(at(other))
      }),
      runs,
    )
  })

  it('are the same where they are kept up to date device by device', () => {
    fc.assert(
      fc.property(
        anyFacts,
        fc.array(anyInstallation, { maxLength: 4 }),
        ({ installations, rights }, then) => {
          const book = openGroupBook()
          const register = { rights, knowledge, measured: new Map(), isInUse: () => true }
          const set = (all: readonly Installation[]) => {
            for (const host of hosts)
              book.setDevice(
                host,
                all.filter((one) => one.device === host),
              )
          }
          set(installations)
          book.setRegister(register)
          book.lines(day)
          const [first] = hosts
          const later = [
            ...installations.filter((one) => one.device !== first),
            ...then.map((one) => ({ ...one, device: hosts[0] as never })),
          ]
          if (first)
            book.setDevice(
              first,
              later.filter((one) => one.device === first),
            )
          const fresh = openGroupBook()
          for (const host of hosts)
            fresh.setDevice(
              host,
              later.filter((one) => one.device === host),
            )
          fresh.setRegister(register)
          expect(shown(book.lines(day))).toEqual(shown(fresh.lines(day)))
        },
      ),
      runs,
    )
  })
})

/** The most that can be matched, by trying everything. */
const most = (wants: readonly number[], supplies: readonly number[], costs: Costs): number => {
  const pairs = costs.flatMap((row, want) =>
    row.flatMap((cost, supply) => (cost === null ? [] : [[want, supply] as const])),
  )
  const go = (at: number, left: readonly number[], have: readonly number[]): number => {
    const pair = pairs[at]
    if (!pair) return 0
    const [want, supply] = pair
    let best = 0
    for (let units = 0; units <= Math.min(left[want] ?? 0, have[supply] ?? 0); units++)
      best = Math.max(
        best,
        units +
          go(
            at + 1,
            left.with(want, (left[want] ?? 0) - units),
            have.with(supply, (have[supply] ?? 0) - units),
          ),
      )
    return best
  }
  return go(0, wants, supplies)
}

describe('allocation', () => {
  it('is as much as can be, on small cases by trying everything', () => {
    const small = fc.record({
      wants: fc.array(fc.nat(2), { minLength: 1, maxLength: 3 }),
      supplies: fc.array(fc.nat(2), { minLength: 1, maxLength: 3 }),
    })
    const withCosts = small.chain(({ wants, supplies }) =>
      fc.record({
        wants: fc.constant(wants),
        supplies: fc.constant(supplies),
        costs: fc.array(
          fc.array(fc.option(fc.nat(9)), { minLength: supplies.length, maxLength: supplies.length }),
          { minLength: wants.length, maxLength: wants.length },
        ),
      }),
    )
    fc.assert(
      fc.property(withCosts, ({ wants, supplies, costs }) => {
        const matched = allocate(wants, supplies, costs)
        expect(matched.flat().reduce((total, units) => total + units, 0)).toBe(most(wants, supplies, costs))
      }),
      { numRuns: 200 },
    )
  })
})
