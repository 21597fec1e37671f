import { afterEach, describe, expect, it } from 'vitest'
import { backupRecent, rule } from '../domain/policy/rules-for-tests.js'
import { emptyRegister, nightly, openWorld, type World } from './world.js'

let world: World
afterEach(() => world.close())

const hardware = (serial: string) => ({
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

const facts = (serial: string) => ({
  'hardware/linux': [hardware(serial)],
  'backup/restic': [nightly('2026-11-21T23:10:00Z')],
})

const register = () => {
  const one = emptyRegister()
  one.assets.push({ id: 'A', kind: 'server', state: 'in-use', serial: 'SERIAL-7' })
  return one
}

const covered = () =>
  rule(
    {
      each: 'asset',
      topic: 'backup',
      check: 'facts.exists(f, f.lastSuccess != null)',
      examples: `
  - { name: none, now: 2026-11-22T07:00:00Z, asset: { id: A }, facts: [], expect: fail }
  - { name: none again, now: 2026-11-22T07:00:00Z, asset: { id: A }, facts: [], expect: fail }`,
    },
    'covered',
  )

const shown = async (asOf?: string) =>
  (await world.reader.verdicts(asOf === undefined ? {} : { asOf })).map(({ thing, subject, state }) => [
    thing,
    subject,
    state,
  ])

describe('an asset and the subject that it is', () => {
  it.each(['2026-11-22T06:05:00Z', '2026-11-22T06:05:01Z'])(
    'have one verdict at every moment, when they are linked by a report of %s and when they part',
    async (at) => {
      world = await openWorld([covered()], { register: register() })
      await world.judgeRegister()
      expect(await shown()).toEqual([['asset:A', null, 'unknown']])
      const agent = await world.enrol('a')
      world.setClock('2026-11-22T06:05:01Z')
      await world.send(agent, { at, facts: facts('SERIAL-7'), sequence: 1 })
      expect(await shown()).toEqual([['asset:A', 'host:a', 'pass']])
      world.setClock('2026-11-22T06:10:01Z')
      await world.send(agent, { at: '2026-11-22T06:10:00Z', facts: facts('OTHER'), sequence: 2 })
      expect(await shown()).toEqual([['asset:A', null, 'unknown']])
      expect(await shown('2026-11-22T06:04:59.000Z')).toEqual([['asset:A', null, 'unknown']])
      expect(await shown('2026-11-22T06:05:01.000Z')).toEqual([['asset:A', 'host:a', 'pass']])
      expect(await shown('2026-11-22T06:10:00.500Z')).toEqual([['asset:A', null, 'unknown']])
    },
  )

  it('share a waiver that names the asset, before an agent is on it and after', async () => {
    const waived = register()
    waived.waivers.push({
      id: 'W1',
      rule: 'backup-recent',
      thing: 'asset:A',
      reason: 'Is replaced this month',
      approvedBy: 'head',
      until: '2026-12-01',
    })
    world = await openWorld([backupRecent()], { register: waived })
    const agent = await world.enrol('a')
    await world.send(agent, {
      at: '2026-11-22T06:00:00Z',
      facts: { 'hardware/linux': [hardware('SERIAL-7')], 'backup/restic': [nightly(null)] },
      sequence: 1,
    })
    expect(await world.verdict('backup-recent')).toMatchObject({
      state: 'waived',
      evidence: { waiver: 'W1', covered: 'fail' },
    })
  })
})
