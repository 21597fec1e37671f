import { afterEach, describe, expect, it } from 'vitest'
import { backupRecent } from '../domain/policy/rules-for-tests.js'
import { nightly, openWorld, type World } from './world.js'

let world: World
afterEach(() => world.close())

const entry = 'backup/restic'

describe('the book of verdicts', () => {
  it('knows a thing by its whole name, whatever that holds: its alert ends with its trouble', async () => {
    world = await openWorld([backupRecent()])
    const agent = await world.enrol('a')
    const job = 'two\nlines'
    await world.send(agent, {
      at: '2026-11-22T06:00:00Z',
      facts: { [entry]: [nightly(null, job)] },
      sequence: 1,
    })
    expect(await world.reader.alerts.list({ open: true })).toMatchObject([
      { thing: `host:a#${entry}#${job}` },
    ])
    await world.goTo('2026-11-22T06:05:00Z')
    await world.send(agent, {
      at: '2026-11-22T06:05:00Z',
      facts: { [entry]: [nightly('2026-11-22T06:00:00Z', job)] },
      sequence: 2,
    })
    expect(await world.reader.alerts.list({ open: true })).toEqual([])
  })
})
