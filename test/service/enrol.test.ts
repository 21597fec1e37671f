import { afterEach, describe, expect, it } from 'vitest'
import type { Agent } from '#domain/ports.js'
import { sha256 } from '#lib/canonical.js'
import { enrol } from '#service/enrol.js'
import { backupRecent } from '../domain/policy/rules-for-tests.js'
import { nightly, openWorld, organisation, type World } from './world.js'

let world: World
afterEach(() => world.close())

const entry = 'backup/restic'
const good = { [entry]: [nightly('2026-11-21T23:10:00Z')] }

const enrolled = async (token: string): Promise<Agent> => {
  await world.store.transaction((tx) =>
    tx.people.putEnrolmentToken(sha256(token), {
      organisation,
      expiresAt: '2027-01-01T00:00:00.000Z',
      uses: 1,
    }),
  )
  const { agent } = await enrol(world.store, world.clock, organisation, token, {
    hostname: 'a',
    machine: sha256('machine'),
    version: '0',
  })
  const found = await world.reader.agent(agent)
  if (!found) throw new Error('the agent that was just enrolled is not there')
  return found
}

describe('an agent that is enrolled again on its machine', () => {
  it('keeps what the one before it said no longer than that one would have', async () => {
    world = await openWorld([backupRecent()])
    const before = await enrolled('first')
    await world.send(before, { at: '2026-11-22T06:00:00Z', facts: good, sequence: 1 })
    await world.goTo('2026-11-22T06:01:00Z')
    await enrolled('second')
    await world.goTo('2026-11-22T06:19:00Z')
    expect(await world.verdict('backup-recent')).toMatchObject({ state: 'pass' })
    await world.goTo('2026-11-22T09:00:00Z')
    expect(await world.verdict('backup-recent')).toMatchObject({
      state: 'unknown',
      since: '2026-11-22T06:20:00.000Z',
    })
  })

  it('tells of a trouble that its first report brings: its host is no stranger', async () => {
    world = await openWorld([backupRecent()], {
      recipients: [{ channel: 'mail', recipient: 'it@example.org', language: 'en' }],
    })
    const before = await enrolled('first')
    await world.send(before, { at: '2026-11-22T06:00:00Z', facts: good, sequence: 1 })
    await world.goTo('2026-11-22T06:05:00Z')
    const after = await enrolled('second')
    await world.send(after, {
      at: '2026-11-22T06:05:00Z',
      facts: { [entry]: [nightly(null)] },
      sequence: 1,
      instance: 'instance-2',
    })
    expect(await world.verdict('backup-recent')).toMatchObject({ state: 'fail' })
    expect(await world.reader.outbox.waiting()).toHaveLength(1)
  })
})
