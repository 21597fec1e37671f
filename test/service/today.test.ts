import { afterEach, describe, expect, it } from 'vitest'
import type { State } from '#contract/verdict.js'
import { today } from '#service/today.js'
import { rule } from '../domain/policy/rules-for-tests.js'
import { openWorld, type World } from './world.js'

let world: World
afterEach(() => world.close())

const examples = `
  - { name: one, now: 2026-11-22T07:00:00Z, asset: { id: A }, expect: fail }
  - { name: two, now: 2026-11-22T07:00:00Z, asset: { id: B }, expect: fail }`

const rules = ['mild', 'grave'].map((id) =>
  rule(
    { each: 'asset', check: 'asset.id == "none"', severity: id === 'grave' ? 'critical' : 'low', examples },
    id,
  ),
)

const open = async (hosts: number) => {
  world = await openWorld(rules)
  await world.store.transaction(async (tx) => {
    const to = tx.of('town')
    for (let host = 0; host < hosts; host += 1)
      await to.putSubject({
        id: `host:${host}`,
        kind: 'host',
        name: `name-${host}`,
        firstSeen: world.clock.now(),
        verdicts: {},
      })
  })
}

const put = (of: string, thing: string, state: State, since: string, subject: string | null = null) =>
  world.store.transaction((tx) =>
    tx.of('town').putVerdict(of, thing, world.clock.now(), {
      rule: of,
      thing,
      subject,
      state,
      since,
      flipsAt: null,
      evidence: {},
    }),
  )

const look = (most = 10) => {
  const { store, clock, judging, document } = world
  const services = { store, clock, policy: judging.policy, organisation: 'town', register: document }
  return today(services as never, most)
}

describe('what is wrong today', () => {
  it('is told worst first: by state, then by severity, then by age', async () => {
    await open(1)
    await put('mild', 'asset:1', 'lapsed', '2026-11-20T00:00:00.000Z')
    await put('mild', 'asset:2', 'fail', '2026-11-01T00:00:00.000Z')
    await put('grave', 'asset:2', 'fail', '2026-11-19T00:00:00.000Z')
    await put('gone', 'asset:2', 'fail', '2026-10-01T00:00:00.000Z')
    await put('grave', 'asset:3', 'pass', '2026-11-19T00:00:00.000Z')
    const { lines, counts, more } = await look()
    expect(lines.map(({ rule: of, state }) => [of, state])).toEqual([
      ['mild', 'lapsed'],
      ['grave', 'fail'],
      ['gone', 'fail'],
      ['mild', 'fail'],
    ])
    expect(counts).toEqual({ lapsed: 1, fail: 3, pass: 1 })
    expect(more).toBe(0)
    const first = await look(3)
    expect(first.lines).toEqual(lines.slice(0, 3))
    expect(first.more).toBe(1)
  })

  it('counts every place of a trouble, however many, and names those where it is oldest', async () => {
    await open(5)
    for (let host = 0; host < 5; host += 1)
      await put('grave', `host:${host}`, 'fail', `2026-11-1${host}T00:00:00.000Z`, `host:${4 - host}`)
    const { lines } = await look()
    expect(lines).toMatchObject([
      { count: 5, since: '2026-11-10T00:00:00.000Z', verdict: { thing: 'host:0' } },
    ])
    expect(lines[0]?.places.map(({ name }) => name)).toEqual(['name-4', 'name-3', 'name-2'])
  })

  it('lists the hosts while they fit on the page, and else says how many there are', async () => {
    await open(60)
    expect(await look()).toMatchObject({ hostCount: 60, silence: { kind: 'no-agents' } })
    expect((await look()).hosts).toHaveLength(60)
    await world.enrol('more')
    expect(await look()).toMatchObject({ hostCount: 61, hosts: [], silence: { kind: 'all-silent' } })
  })
})
