import { afterEach, describe, expect, it } from 'vitest'
import { backupRecent } from '../domain/policy/rules-for-tests.js'
import { nightly, openWorld, type World } from './world.js'

let world: World
afterEach(() => world.close())

const facts = { 'backup/restic': [nightly('2026-11-21T23:10:00Z')] }

describe('reports that arrive together', () => {
  it('share one commit, also with one among them that is refused', async () => {
    world = await openWorld([backupRecent()])
    const good = await world.enrol('a')
    const bad = await world.enrol('b')
    await world.send(bad, { at: '2026-11-22T05:55:00Z', sequence: 1 })
    let commits = 0
    const { transaction } = world.store
    world.store.transaction = (work) => {
      commits++
      return transaction(work)
    }
    const answers = await Promise.allSettled([
      world.send(good, { at: '2026-11-22T06:00:00Z', facts, sequence: 1 }),
      world.send(bad, { at: '2026-11-22T05:56:00Z', sequence: 1 }),
      world.send(good, { at: '2026-11-22T06:00:01Z', facts, sequence: 2 }),
    ])
    expect(answers).toMatchObject([
      { status: 'fulfilled', value: { acknowledged: 1 } },
      { status: 'rejected', reason: { code: 'conflict' } },
      { status: 'fulfilled', value: { acknowledged: 2 } },
    ])
    expect(commits).toBe(1)
    expect(await world.verdict('backup-recent')).toMatchObject({ state: 'pass' })
  })
})
