import { afterEach, describe, expect, it } from 'vitest'
import { retire } from '#service/retire.js'
import { backupRecent } from '../domain/policy/rules-for-tests.js'
import { nightly, openWorld, type World } from './world.js'

let world: World
afterEach(() => world.close())

const entry = 'backup/restic'
const good = '2026-11-21T23:10:00Z'

const end = (key: string | null) =>
  retire(world.store, world.clock, world.judging, { subject: 'host:a', entry, key }, 'admin')

describe('what is no longer reported', () => {
  it('ends with its alert once somebody says that it need not be, and stays in the history', async () => {
    world = await openWorld([backupRecent()])
    const agent = await world.enrol('a')
    await world.send(agent, { at: '2026-11-22T06:00:00Z', facts: { [entry]: [nightly(good)] }, sequence: 1 })
    await expect(end(null)).rejects.toMatchObject({ code: 'not_found' })
    await world.goTo('2026-11-22T06:05:00Z')
    await world.send(agent, { at: '2026-11-22T06:05:00Z', facts: {}, sequence: 2 })
    expect(await world.reader.alerts.list({ open: true })).toHaveLength(1)
    await world.goTo('2026-11-22T06:06:00Z')
    await end(null)
    expect(await world.reader.verdicts()).toEqual([])
    expect(await world.reader.alerts.list({ open: true })).toEqual([])
    expect(await world.reader.verdicts({ asOf: '2026-11-22T06:01:00.000Z' })).toMatchObject([
      { state: 'pass' },
    ])
  })

  it('is one key, where the probe goes on reporting others', async () => {
    world = await openWorld([backupRecent()])
    const agent = await world.enrol('a')
    const both = [nightly(good, 'files'), nightly(good)]
    await world.send(agent, { at: '2026-11-22T06:00:00Z', facts: { [entry]: both }, sequence: 1 })
    await world.goTo('2026-11-22T06:05:00Z')
    await world.send(agent, { at: '2026-11-22T06:05:00Z', facts: { [entry]: both.slice(0, 1) }, sequence: 2 })
    await expect(end('files')).rejects.toMatchObject({ code: 'not_found' })
    await end('nightly')
    expect(await world.reader.verdicts()).toMatchObject([{ thing: `host:a#${entry}#files`, state: 'pass' }])
  })
})
