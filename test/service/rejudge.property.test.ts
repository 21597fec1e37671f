import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { type Collection, collections, type Register } from '#contract/register.js'
import { topics } from '#contract/topics.js'
import type { Rule } from '#domain/policy/compiled.js'
import { applyChanges, type Change } from '#domain/register/change.js'
import { judgeAll } from '#service/judge-all.js'
import { readPolicy } from '#service/policies.js'
import { openRejudging } from '#service/rejudge.js'
import { syncRegister } from '#service/sync-register.js'
import { parseRegister } from '#store/register/parse.js'
import { emptyRegister, nightly, openWorld, type World } from './world.js'

let rules: Rule[] = []
beforeAll(async () => {
  rules = [...(await readPolicy('policies/rules', topics)).rules.values()]
})

const machine = (serial: string) => ({
  manufacturer: 'Maker',
  model: 'M',
  serial,
  uuid: null,
  boardSerial: null,
  chassis: 'server',
  cpuModel: null,
  processorCount: 1,
  coreCount: 4,
  threadCount: 8,
  memoryBytes: 8e9,
  drives: [],
})

const hosts = ['a', 'b', 'c']
const day = fc.constantFrom('2020-05-01', '2025-11-20', '2026-11-22', '2026-12-20', '2028-01-01')
const optional = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined })
const idsOf = (mark: string) => fc.constantFrom(`${mark}-1`, `${mark}-2`, `${mark}-3`)

const entries: Partial<Record<Collection, fc.Arbitrary<object>>> = {
  assets: fc.record({
    id: idsOf('A'),
    kind: fc.constantFrom('server', 'computer', 'extinguisher', 'generator', 'rack'),
    state: fc.constantFrom('in-use', 'in-use', 'in-store', 'disposed'),
    serial: optional(fc.constantFrom('SERIAL-a', 'SERIAL-b', 'SERIAL-c')),
    subject: fc.option(fc.constantFrom('host:a', 'host:b'), { nil: undefined, freq: 5 }),
    warrantyUntil: optional(day),
    purchasedOn: optional(day),
    protect: optional(fc.boolean()),
    note: optional(fc.constantFrom('x', 'y')),
  }),
  serviceRecords: fc.record({
    id: idsOf('S'),
    asset: optional(idsOf('A')),
    kind: fc.constantFrom('inspection', 'pressure-test', 'service', 'restore-test', 'access-review'),
    date: day,
    result: fc.constantFrom('passed', 'failed'),
  }),
  waivers: fc.record({
    id: idsOf('W'),
    rule: fc.constantFrom('backup-recent', 'warranty-in-force', 'contract-in-force', 'extinguishers-present'),
    thing: optional(
      fc.constantFrom(
        'asset:A-1',
        'asset:A-2',
        'host:a',
        'host:b#backup/restic#nightly',
        'contract:C-1',
        'organisation',
      ),
    ),
    reason: fc.constant('so'),
    approvedBy: optional(fc.constant('head')),
    until: day,
  }),
  entitlements: fc.record({
    id: idsOf('E'),
    product: fc.constant({ publisher: 'P', family: 'F' }),
    purpose: fc.constantFrom('antivirus', 'firewall', 'other'),
    metric: fc.constant('device'),
    quantity: fc.constant(1),
    kind: fc.constant('subscription'),
    end: fc.option(day),
  }),
  contracts: fc.record({
    id: idsOf('C'),
    name: fc.constant('Contract'),
    kind: fc.constantFrom('internet', 'other'),
    supplier: fc.constant('S'),
    end: fc.option(day),
    reviewedOn: optional(fc.option(day)),
  }),
  places: fc.record({
    id: idsOf('P'),
    kind: fc.constantFrom('room', 'server-room', 'rack'),
    name: fc.constant('x'),
  }),
  persons: fc.record({ id: idsOf('O'), name: fc.constantFrom('Ана', 'Петар') }),
}

const without = (entry: object) =>
  Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined)) as { id: string }

const change: fc.Arbitrary<Change> = fc.oneof(
  ...Object.entries(entries).map(([part, entry]) =>
    fc.tuple(entry, fc.boolean()).map(([body, isGoing]): Change => {
      const made = without(body)
      return { part: part as Collection, id: made.id, body: isGoing ? null : made }
    }),
  ),
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('Europe/Belgrade', 'UTC')
      .map((timeZone) => ({ part: 'organisation' as const, id: 'town', body: { timeZone } })),
  },
)

/** What can be made of `register` by these: nothing goes that is named, and nobody names what is not there. */
const applied = (register: Register, changes: readonly Change[]): Register => {
  let now = register
  for (const { part, id, body } of changes) {
    const isOrganisation = part === 'organisation'
    if (!isOrganisation && body === null && !now[part].some((entry) => entry.id === id)) continue
    const next = isOrganisation ? { ...now.organisation, ...(body as object) } : body
    try {
      now = parseRegister(applyChanges(now, [{ part, id, body: next }]).next, now)
    } catch {
      // Something would name nothing.
    }
  }
  return now
}

const open = async (register: Register): Promise<World> => {
  const world = await openWorld(rules, { register })
  await world.judgeRegister()
  for (const [index, id] of hosts.entries()) {
    const agent = await world.enrol(id)
    const facts = {
      'hardware/linux': [machine(`SERIAL-${id}`)],
      'backup/restic': [nightly(index === 0 ? null : '2026-11-21T23:10:00Z')],
    }
    await world.send(agent, { at: '2026-11-22T06:00:00Z', facts, sequence: 1 })
  }
  return world
}

const start = () => parseRegister({ ...emptyRegister(), roles: [{ id: 'head', name: 'Head' }] })

/** States alone: since when something is so depends on when the entry came to be what it is. */
const judged = async (world: World) =>
  (await world.reader.verdicts()).map(({ rule: of, thing, subject, state, flipsAt, evidence }) => ({
    rule: of,
    thing,
    subject,
    state,
    flipsAt,
    evidence,
  }))

it('judges after any changes what judging everything from the beginning would', async () => {
  const steps = fc.array(fc.array(change, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const world = await open(start())
      const failures: unknown[] = []
      const { judging, store, clock, document } = world
      const rejudging = openRejudging(
        { store, clock, judging },
        {
          settle: async () => {
            await store.transaction((tx) => syncRegister(tx.of('town'), document.value, clock.now()))
          },
          onJudged: () => undefined,
          onFailed: (error) => failures.push(error),
        },
      )
      for (const [index, changes] of all.entries()) {
        world.setClock(`2026-11-22T06:0${index + 1}:00Z`)
        // Two in a row are judged together.
        for (const some of [changes.slice(0, 2), changes.slice(2)]) {
          document.value = applied(document.value, some)
          rejudging.changed(document.value)
        }
        await rejudging.settled()
        const before = await world.reader.verdicts()
        const subjects = await world.reader.subjects()
        await judgeAll({ store, clock, judging })
        expect(await world.reader.verdicts()).toEqual(before)
        expect(await world.reader.subjects()).toEqual(subjects)
      }
      expect(failures).toEqual([])
      const fresh = await open(parseRegister(JSON.parse(JSON.stringify(document.value))))
      fresh.setClock(clock.now())
      await judgeAll(fresh)
      expect(await judged(world)).toEqual(await judged(fresh))
      await world.close()
      await fresh.close()
    }),
    { numRuns: 12 },
  )
}, 60_000)

it('has a way to change each collection that a verdict can depend on', () => {
  const told: readonly Collection[] = [
    'plans',
    'documents',
    'handOvers',
    'roles',
    'attestations',
    'recognitions',
  ]
  expect([...Object.keys(entries), ...told].sort()).toEqual([...collections].sort())
})
