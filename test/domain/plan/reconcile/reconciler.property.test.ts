import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Asset } from '#contract/register/asset.js'
import type { Measure } from '#contract/register/measure.js'
import type { Register } from '#contract/register.js'
import type { Observed } from '#domain/plan/reconcile/entry-known.js'
import { isIn, numberNames } from '#domain/plan/reconcile/numbers.js'
import { openReconciler } from '#domain/plan/reconcile/reconciler.js'
import { type Group, rollup } from '#domain/plan/reconcile/rollup.js'
import { asset, measure, now, plan, register, seen } from './small-plan.js'

const ids = ['A', 'B', 'C', 'D', 'E']
const rows = ['1.1', '1.2', '2.1']

const anAsset = (id: string): fc.Arbitrary<Asset> =>
  fc
    .record(
      {
        kind: fc.constantFrom('computer', 'laptop', 'extinguisher' as const),
        state: fc.constantFrom('ordered', 'delivered', 'in-use', 'in-store', 'retired', 'disposed' as const),
        measure: fc.constantFrom(...rows, 'plan/1.1', '9.9'),
        purchasedOn: fc.constantFrom('2026-02-01', '2026-11-22', '2027-01-01'),
        invoice: fc.constant('F-1'),
        price: fc.integer({ min: 1, max: 900 }).map((amount) => ({ amount, currency: 'RSD' })),
      },
      { requiredKeys: ['kind', 'state'] },
    )
    .map((of) => asset(id, of as Partial<Asset>))

const assets = fc
  .tuple(...ids.map((id) => fc.option(anAsset(id), { nil: null })))
  .map((found) => found.filter((one) => one !== null))

const checks = [
  'facts.hardware.size() > 0',
  'has(asset.invoice)',
  'services.exists(s, within(s.date, months(6)))',
]

const aMeasure = (id: string): fc.Arbitrary<Measure> =>
  fc
    .record({
      count: fc.integer({ min: 0, max: 4 }),
      kind: fc.constantFrom('computer', 'laptop', 'extinguisher'),
      check: fc.constantFrom(...checks),
      shared: fc.boolean(),
      recurrence: fc.constantFrom('one-off', 'yearly'),
      owners: fc.constantFrom<string[]>(['head'], ['head', 'deputy'], []),
      fundingSources: fc.constantFrom<string[]>([], ['Budget'], ['Budget', 'Donor']),
      total: fc.option(fc.integer({ min: 0, max: 5000 }), { nil: undefined }),
      deadline: fc.option(fc.constantFrom('2026-03-01', '2027-03-01'), { nil: undefined }),
    })
    .map(({ count, kind, check, shared, total, deadline, ...rest }) =>
      measure({
        id,
        area: id.slice(0, 1),
        ...rest,
        ...(total === undefined ? {} : { total }),
        ...(deadline === undefined ? {} : { deadline }),
        expects: [
          {
            what: kind,
            of: 'asset',
            count,
            where: `asset.kind == "${kind}"`,
            shared,
            meets: [{ what: check, check }],
          },
        ],
      }),
    )

const records = fc.subarray(ids).map((found) =>
  found.map((id) => ({
    id: `S-${id}`,
    asset: id,
    kind: 'inspection' as const,
    date: '2026-10-01',
    result: 'passed' as const,
  })),
)

const world = fc
  .record({ assets, records, measures: fc.tuple(...rows.map(aMeasure)) })
  .map(({ assets: things, records: acts, measures }) =>
    register({
      plans: [plan(measures)],
      assets: things,
      serviceRecords: acts.filter(({ asset: of }) => things.some(({ id }) => id === of)),
    }),
  )

const agents: fc.Arbitrary<Record<string, Observed>> = fc
  .subarray(ids)
  .map((found) => Object.fromEntries(found.map((id) => [id, seen({ hardware: [{}] })])))

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** Keeps the entries that stay what they are the same values, as the register does. */
const after = (before: Register, next: Register): Register => {
  const keep = <T extends { id: string }>(was: readonly T[], is: readonly T[]): T[] =>
    is.map((entry) => {
      const known = was.find(({ id }) => id === entry.id)
      return known && JSON.stringify(known) === JSON.stringify(entry) ? known : entry
    })
  return {
    ...next,
    assets: keep(before.assets, next.assets),
    plans: keep(before.plans, next.plans),
    serviceRecords: keep(before.serviceRecords, next.serviceRecords),
  }
}

describe('plans against reality', () => {
  it('says after any change what it would say from scratch', () => {
    fc.assert(
      fc.property(
        world,
        agents,
        fc.array(fc.tuple(world, agents, fc.integer({ min: 0, max: 40 })), { maxLength: 4 }),
        (first, heard, later) => {
          let observed = heard
          const kept = openReconciler(({ id }) => observed[id] ?? null)
          kept.reconcile(first, now)
          let before = first
          let at = Date.parse(now)
          for (const [next, saying, hours] of later) {
            const value = after(before, next)
            const touched = ids.filter((id) => (observed[id] === undefined) !== (saying[id] === undefined))
            observed = saying
            at += hours * 3_600_000
            const instant = new Date(at).toISOString()
            const fresh = openReconciler(({ id }) => observed[id] ?? null).reconcile(value, instant)
            const found = kept.reconcile(value, instant, touched)
            expect(plain(found.rows)).toEqual(plain(fresh.rows))
            expect(new Set(found.strays.map(({ id }) => id))).toEqual(
              new Set(fresh.strays.map(({ id }) => id)),
            )
            before = value
          }
        },
      ),
      { numRuns: 150 },
    )
  })

  it('never has more of a later stage than of an earlier one, and each number is the sum of its list', () => {
    fc.assert(
      fc.property(world, agents, (of, observed) => {
        for (const { numbers, demands, entries } of openReconciler(
          ({ id }) => observed[id] ?? null,
        ).reconcile(of, now).rows) {
          for (const one of [numbers, ...demands.map((demand) => demand.numbers)]) {
            expect(one.ordered).toBeGreaterThanOrEqual(one.delivered)
            expect(one.delivered).toBeGreaterThanOrEqual(one.recorded)
            expect(one.recorded).toBeGreaterThanOrEqual(one.seeable)
            expect(one.seeable).toBeGreaterThanOrEqual(one.seen ?? 0)
            expect(one.recorded).toBeGreaterThanOrEqual(one.inUse ?? 0)
            expect(one.recorded).toBeGreaterThanOrEqual(
              (one.meets ?? 0) + (one.fails ?? 0) + (one.unproven ?? 0),
            )
            expect((one.planned ?? 0) + (one.surplus ?? 0) - (one.shortfall ?? 0)).toBe(one.recorded)
          }
          for (const demand of demands)
            for (const name of numberNames) {
              const list = entries.filter((entry) => entry.demand === demand.key && isIn[name](entry))
              const sum = list.reduce((units, entry) => units + entry.units, 0)
              expect(demand.numbers[name] ?? 0).toBe(sum)
            }
        }
      }),
      { numRuns: 150 },
    )
  })

  it('counts an entry and its money for one row at most', () => {
    fc.assert(
      fc.property(world, (of) => {
        const own = openReconciler(() => null)
          .reconcile(of, now)
          .rows.flatMap(({ entries }) => entries.filter(({ why }) => why !== 'shared').map(({ id }) => id))
        expect(own.length).toBe(new Set(own).size)
      }),
      { numRuns: 150 },
    )
  })

  it('adds up to the same money by plan, area, task, source and year', () => {
    fc.assert(
      fc.property(world, (of) => {
        const { rows: found } = openReconciler(() => null).reconcile(of, now)
        const together = rollup(found, of.plans)
        const sum = (groups: readonly Group[], what: 'planned' | 'paid' | 'left') =>
          groups.flatMap(({ money }) => money).reduce((all, money) => all + money[what], 0)
        for (const name of ['plans', 'areas', 'tasks', 'sources', 'years'] as const)
          for (const what of ['planned', 'paid', 'left'] as const)
            expect(sum(together[name], what)).toBeCloseTo(sum([together.total], what), 2)
        for (const name of ['plans', 'areas', 'tasks'] as const)
          expect(together[name].reduce((all, { rows: count }) => all + count, 0)).toBe(found.length)
      }),
      { numRuns: 150 },
    )
  })
})
