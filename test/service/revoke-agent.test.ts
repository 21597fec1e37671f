import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { revokeAgent } from '#service/revoke-agent.js'
import { backupRecent } from '../domain/policy/rules-for-tests.js'
import { nightly, openWorld, organisation, type World } from './world.js'

let world: World
const good = { 'backup/restic': [nightly('2026-11-21T23:10:00Z')] }

beforeEach(async () => {
  world = await openWorld([backupRecent()])
})
afterEach(() => world.close())

describe('an agent that is revoked', () => {
  it('is refused at its next report, and what it said is known no longer than it would have been', async () => {
    const agent = await world.enrol('srv')
    await world.send(agent, { at: '2026-11-22T06:00:00Z', facts: good, sequence: 1 })
    await revokeAgent({ store: world.store, clock: world.clock, organisation }, agent.id, 'admin')
    await expect(
      world.send(agent, { at: '2026-11-22T06:05:00Z', facts: good, sequence: 2 }),
    ).rejects.toMatchObject({ code: 'unauthorized' })
    expect(await world.verdict('backup-recent')).toMatchObject({ state: 'pass' })
    await world.goTo('2026-11-22T09:00:00Z')
    expect(await world.verdict('backup-recent')).toMatchObject({ state: 'unknown' })
  })

  it('stays revoked since the first time, and nobody can revoke what is not there', async () => {
    const agent = await world.enrol('srv')
    const context = { store: world.store, clock: world.clock, organisation }
    await revokeAgent(context, agent.id, 'admin')
    const first = (await world.reader.agent(agent.id))?.revokedAt
    await world.goTo('2026-11-22T12:00:00Z')
    await revokeAgent(context, agent.id, 'admin')
    expect((await world.reader.agent(agent.id))?.revokedAt).toBe(first)
    await expect(revokeAgent(context, 'nobody', 'admin')).rejects.toMatchObject({ code: 'not_found' })
  })
})
