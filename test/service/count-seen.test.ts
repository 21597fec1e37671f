import { afterEach, beforeEach, expect, it } from 'vitest'
import { plusMs } from '#lib/instant.js'
import { seenSince } from '#service/count-seen.js'
import { type CountWorld, openCountWorld } from '../http/count-world.js'
import { organisation } from '../http/world.js'

let world: CountWorld
beforeEach(async () => {
  world = await openCountWorld()
})
afterEach(() => world.close())

const hour = 3_600_000

/** The agent of srv-01, which is the asset SRV-01 by its serial number, last reported then. */
const report = async (at: string) => {
  await world.agent('srv-key', { observedAt: at, receivedAt: at })
  world.links.identify({ subject: 'host:srv-01', serials: ['CZJ9BXRY6V'], uuid: null, macs: [] })
}

it('what an agent said since the count began is a hint, and finds nothing by itself', async () => {
  await world.api('operator', 'POST', '/counts', { date: '2026-12-31' })
  const at = plusMs(world.clock.now(), hour)
  await report(at)
  const { count, progress } = await world.services.counts.view('2026')
  const seen = await world.services.counts.seen(count, new Set(['SRV-01', 'PC-01']))
  expect([...seen]).toEqual([
    ['SRV-01', { subject: 'host:srv-01', name: 'srv-01', at, through: null, addresses: [] }],
  ])
  expect(progress).toMatchObject({ found: 0, open: 3 })
  const page = await (await world.page('operator', '/counts/2026?tab=seen')).text()
  expect(page).toContain('/hosts/host%3Asrv-01')
  expect(page).toContain('count as found only once somebody has seen them')
})

it('what was heard before the count began is no hint', async () => {
  await report(plusMs(world.clock.now(), -hour))
  await world.api('operator', 'POST', '/counts', { date: '2026-12-31' })
  const { count } = await world.services.counts.view('2026')
  expect(await world.services.counts.seen(count, new Set(['SRV-01']))).toEqual(new Map())
  expect((await world.store.of(organisation).agents()).length).toBe(1)
})

it('what agents said is the same, whether asked of one thing or of hundreds', async () => {
  const since = world.clock.now()
  const reported = await world.agent('srv-key', { observedAt: plusMs(since, hour) })
  const hosts = Array.from({ length: 250 }, (_, index) => `host:pc-${index}`)
  await world.store.transaction(async (tx) => {
    const to = tx.of(organisation)
    for (const [index, id] of hosts.entries()) {
      await to.putSubject({ id, kind: 'host', name: `pc-${index}`, firstSeen: since, verdicts: {} })
      // Every third was heard before the count began.
      const observedAt = plusMs(since, index % 3 === 0 ? -hour : hour + index)
      await to.putAgent({ ...reported, id: `agent-${index}`, subject: id, observedAt, keyHash: id })
    }
  })
  const reader = world.store.of(organisation)
  const ask = (assets: readonly string[]) => seenSince(reader, (asset) => [asset], new Set(assets), since)
  const all = await ask(hosts)
  expect(all.size).toBe(hosts.filter((_, index) => index % 3 !== 0).length)
  for (const host of hosts.slice(0, 6)) expect((await ask([host])).get(host)).toEqual(all.get(host))
})
