import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Asset } from '#contract/register/asset.js'
import { emptyRegister } from '#domain/register/empty-register.js'
import { syncTraits } from '#service/sync-traits.js'
import { openWorld, organisation, type World } from './world.js'

const hardware = (serial: string) => ({
  manufacturer: 'Dell Inc.',
  model: 'PowerEdge T150',
  serial,
  uuid: null,
  boardSerial: null,
  chassis: 'server',
  cpuModel: 'Xeon',
  processorCount: 1,
  coreCount: 4,
  threadCount: 4,
  memoryBytes: 16_000_000_000,
  drives: [],
})
const os = {
  family: 'linux',
  name: 'Debian GNU/Linux',
  version: '12',
  kernel: '6.1',
  architecture: 'x64',
  hostname: 'srv',
  timeZone: 'Europe/Belgrade',
  bootedAt: '2026-10-02T04:12:00.000Z',
}
const asset: Asset = { id: 'A-1', kind: 'server', state: 'in-use', serial: 'J7XK2V3' }
const register = {
  ...emptyRegister({
    id: organisation,
    name: 'Варош',
    country: 'RS',
    timeZone: 'Europe/Belgrade',
    currency: 'RSD',
    language: 'sr-Cyrl',
  }),
  assets: [asset],
}

let world: World
beforeEach(async () => {
  world = await openWorld([], { register })
})
afterEach(() => world.close())

const listed = async () => (await world.reader.observed.subjects({}, { order: 'name', limit: 5 }))[0]?.traits

const report = async () => {
  const agent = await world.enrol('srv')
  const facts = { 'hardware/dmi': [hardware('J7XK2V3')], 'os/release': [os] }
  await world.send(agent, { at: '2026-11-22T06:00:00Z', facts, sequence: 1 })
  return agent
}

describe('what a list shows of a subject', () => {
  it('comes with the report that tells it, and follows it', async () => {
    const agent = await report()
    expect(await listed()).toMatchObject({
      osFamily: 'linux',
      os: 'Debian GNU/Linux 12',
      model: 'PowerEdge T150',
      serial: 'J7XK2V3',
      asset: 'A-1',
    })
    const facts = { 'hardware/dmi': [hardware('OTHER')], 'os/release': [{ ...os, version: '13' }] }
    await world.send(agent, { at: '2026-11-22T06:05:00Z', facts, sequence: 2 })
    expect(await listed()).toMatchObject({ os: 'Debian GNU/Linux 13', serial: 'OTHER', asset: null })
  })

  it('is found by any of it, in either script', async () => {
    await report()
    const found = async (text: string) => world.reader.observed.countSubjects({ text })
    expect(await found('j7xk')).toBe(1)
    expect(await found('poweredge')).toBe(1)
    expect(await found('debian gnu/linux 12')).toBe(1)
    expect(await found('windows')).toBe(0)
  })

  it('is made where a store of before has none, and follows the register', async () => {
    await report()
    const { links } = world.judging
    expect(await syncTraits(world.store, organisation, links)).toBe(0)
    links.relink({ ...register, assets: [] })
    expect(await syncTraits(world.store, organisation, links)).toBe(1)
    expect(await listed()).toMatchObject({ asset: null, serial: 'J7XK2V3' })
    await world.enrol('old')
    expect(await syncTraits(world.store, organisation, links)).toBe(1)
    expect(await world.reader.observed.traits()).toHaveLength(2)
  })
})
