import { afterEach, describe, expect, it } from 'vitest'
import { backupRecent } from '../domain/policy/rules-for-tests.js'
import { nightly, openWorld, type World } from './world.js'

let world: World
afterEach(() => world.close())

const entry = 'backup/restic'

describe('reports that come twice, late or out of order', () => {
  it('the same report twice is acknowledged and changes nothing', async () => {
    world = await openWorld([backupRecent()])
    const agent = await world.enrol('a')
    const said = {
      at: '2026-11-22T06:00:00Z',
      facts: { [entry]: [nightly('2026-11-21T23:10:00Z')] },
      sequence: 1,
    }
    await world.send(agent, said)
    await expect(world.send(agent, said)).resolves.toMatchObject({ acknowledged: 1 })
    await expect(world.send(agent, { ...said, facts: { [entry]: [nightly(null)] } })).rejects.toMatchObject({
      code: 'conflict',
    })
    expect(await world.verdict('backup-recent')).toMatchObject({ state: 'pass' })
  })

  it('a report that was kept while the server was away tells what was so then, and what is so since', async () => {
    world = await openWorld([backupRecent()])
    const agent = await world.enrol('a')
    await world.send(agent, {
      at: '2026-11-22T06:00:00Z',
      facts: { [entry]: [nightly('2026-11-20T04:12:00Z')] },
      sequence: 1,
    })
    await world.goTo('2026-11-22T06:30:00Z')
    expect(await world.verdict('backup-recent')).toMatchObject({
      state: 'unknown',
      since: '2026-11-22T06:20:00.000Z',
    })
    await world.send(agent, {
      at: '2026-11-22T06:18:00Z',
      facts: { [entry]: [nightly('2026-11-20T04:12:00Z')] },
      sequence: 2,
    })
    expect(await world.verdict('backup-recent')).toMatchObject({
      state: 'lapsed',
      since: '2026-11-22T06:12:00.000Z',
    })
    const at = async (instant: string) => (await world.reader.verdicts({ asOf: instant }))[0]?.state
    expect(await at('2026-11-22T06:11:59.000Z')).toBe('due')
    expect(await at('2026-11-22T06:19:00.000Z')).toBe('lapsed')
    expect(await at('2026-11-22T06:29:00.000Z')).toBe('lapsed')
  })

  it('bodies that the server lacks are asked for, and what it knew is not taken for fresh', async () => {
    world = await openWorld([backupRecent()])
    const agent = await world.enrol('a')
    const facts = { [entry]: [nightly('2026-11-21T23:10:00Z')] }
    await expect(
      world.send(agent, { at: '2026-11-22T06:00:00Z', facts, sequence: 1, known: [entry] }),
    ).resolves.toMatchObject({
      wants: [{ subject: null, entry }],
    })
    expect(await world.verdict('backup-recent')).toBeUndefined()
    await expect(
      world.send(agent, { at: '2026-11-22T06:00:01Z', facts, sequence: 2 }),
    ).resolves.toMatchObject({ wants: [] })
    expect(await world.verdict('backup-recent')).toMatchObject({ state: 'pass' })
  })

  it('one that is late by its time and the newest by its number is known when it comes again', async () => {
    world = await openWorld([backupRecent()])
    const agent = await world.enrol('a')
    const facts = { [entry]: [nightly('2026-11-21T23:10:00Z')] }
    await world.send(agent, { at: '2026-11-22T06:00:00Z', facts, sequence: 1 })
    const late = { at: '2026-11-22T05:59:00Z', facts, sequence: 2 }
    await world.send(agent, late)
    await expect(world.send(agent, late)).resolves.toMatchObject({ acknowledged: 2 })
    await expect(world.send(agent, { ...late, facts: {} })).rejects.toMatchObject({ code: 'conflict' })
  })

  it.each([[[1, 2, 3]], [[1, 3, 2]]])(
    'times that were told before a clock went wrong stay what they were, in the order %j',
    async (order) => {
      world = await openWorld([backupRecent()], { start: '2026-11-22T06:11:00.000Z' })
      const agent = await world.enrol('a')
      const facts = { [entry]: [nightly('2026-11-21T23:10:00Z')] }
      const right = '2026-11-22T06:11:00Z'
      const fast = '2026-11-22T09:11:00Z'
      for (const sequence of order) {
        const at = sequence === 1 ? '2026-11-22T06:00:00Z' : `2026-11-22T09:0${sequence}:00Z`
        await world.send(agent, { at, facts, sequence }, sequence === 1 ? right : fast)
      }
      expect(await world.reader.factSets('host:a')).toMatchObject([{ shiftSeconds: 0 }])
      expect(await world.verdict('backup-recent')).toMatchObject({ flipsAt: '2026-11-23T01:10:00.000Z' })
    },
  )
})
