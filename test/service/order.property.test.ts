import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minute, toInstant, toMs } from '#lib/instant.js'
import { backupRecent, rule } from '../domain/policy/rules-for-tests.js'
import { nightly, openWorld, type Said, type World } from './world.js'

const start = toMs('2026-11-22T06:00:00.000Z')
const at = (minutes: number) => toInstant(start + minutes * minute)

const rules = () => [
  backupRecent(),
  rule(
    {
      each: 'subject',
      topic: 'firewall',
      check: 'facts.exists(f, f.enabled)',
      examples: `
  - { name: none, now: 2026-11-22T07:00:00Z, facts: [], expect: fail }
  - { name: none again, now: 2026-11-22T07:00:00Z, facts: [], expect: fail }`,
    },
    'firewall',
  ),
]

/** Minutes before the start: some lapse on the way, 50 hours after. */
const success = fc.option(fc.integer({ min: 49 * 60, max: 51 * 60 }), { nil: null })

const observation = fc.record({
  gap: fc.integer({ min: 1, max: 40 }),
  backup: fc.oneof(fc.record({ success }), fc.constantFrom('denied' as const, 'unnamed' as const)),
  firewall: fc.constantFrom(true, false, 'absent' as const),
})

type Seen = typeof observation extends fc.Arbitrary<infer T> ? T : never

const reports = (seen: readonly Seen[]): Said[] => {
  let minutes = 0
  return seen.map(({ gap, backup, firewall }, index) => {
    minutes += gap
    const facts: Record<string, unknown[]> = {}
    const failures: NonNullable<Said['failures']> = {}
    if (backup === 'denied')
      failures['backup/restic'] = { reason: 'denied', detail: 'wrong password', configured: true }
    else if (backup !== 'unnamed')
      facts['backup/restic'] = [nightly(backup.success === null ? null : at(-backup.success))]
    if (firewall === 'absent')
      failures['firewall/nftables'] = { reason: 'absent', detail: 'not there', configured: false }
    else
      facts['firewall/nftables'] = [
        { tool: 'nftables', enabled: firewall, defaultInbound: 'deny', ruleCount: 1, managedBy: null },
      ]
    return { at: at(minutes), facts, failures, sequence: index + 1 }
  })
}

const end = at(400)
const instants = Array.from({ length: 41 }, (_, index) => at(index * 10))

/** What is known at the end and what was known on the way. */
const known = async (world: World) => {
  const say = async (asOf?: string) =>
    (await world.reader.verdicts(asOf ? { asOf } : {})).map(({ rule: id, thing, state, since }) => ({
      id,
      thing,
      state,
      since,
    }))
  return { now: await say(), before: await Promise.all(instants.map(say)) }
}

const inWorld = async <T>(work: (world: World) => Promise<T>): Promise<T> => {
  const world = await openWorld(rules(), { start: at(0) })
  try {
    return await work(world)
  } finally {
    await world.close()
  }
}

const live = (said: readonly Said[]) =>
  inWorld(async (world) => {
    const agent = await world.enrol('a')
    for (const report of said) {
      await world.goTo(report.at)
      await world.send(agent, report)
    }
    await world.goTo(end)
    return known(world)
  })

const late = (said: readonly Said[]) =>
  inWorld(async (world) => {
    const agent = await world.enrol('a')
    await world.goTo(end)
    for (const report of said) await world.send(agent, report)
    await world.goTo(end)
    return known(world)
  })

describe('the order in which reports come', () => {
  it('changes nothing of what is known, now or as of any moment', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc
          .array(observation, { minLength: 1, maxLength: 5 })
          .chain((seen) =>
            fc.tuple(
              fc.constant(reports(seen)),
              fc.shuffledSubarray(reports(seen), { minLength: seen.length }),
            ),
          ),
        async ([inOrder, shuffled]) => {
          const expected = await live(inOrder)
          expect(await late(inOrder)).toEqual(expected)
          expect(await late(shuffled)).toEqual(expected)
        },
      ),
      { numRuns: 60 },
    )
  }, 120_000)
})
