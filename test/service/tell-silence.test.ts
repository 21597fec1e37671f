import { afterEach, describe, expect, it } from 'vitest'
import { tellSilence } from '#service/tell-silence.js'
import { backupRecent } from '../domain/policy/rules-for-tests.js'
import { openWorld, type World } from './world.js'

let world: World
afterEach(() => world.close())

const server = {
  manufacturer: 'Maker',
  model: 'M',
  serial: 'SERIAL',
  uuid: null,
  boardSerial: null,
  chassis: 'server',
  cpuModel: null,
  processorCount: 1,
  coreCount: 4,
  threadCount: 8,
  memoryBytes: 8e9,
  drives: [],
}

describe('a server that misses three reports', () => {
  it('is silent until its next report, even one that says nothing new before anything was stale', async () => {
    world = await openWorld([backupRecent()])
    const agent = await world.enrol('a')
    const facts = { 'hardware/linux': [server] }
    await world.send(agent, { at: '2026-11-22T06:00:00Z', facts, sequence: 1 })
    await world.goTo('2026-11-22T06:16:00Z')
    await tellSilence(world.store, world.clock, world.judging, '2026-11-22T05:00:00.000Z')
    expect(await world.reader.alerts.list({ open: true })).toMatchObject([{ cause: 'silence' }])
    await world.send(agent, { at: '2026-11-22T06:16:00Z', facts, sequence: 2 })
    expect(await world.reader.alerts.list({ open: true })).toEqual([])
  })
})
