import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { contentHash, sha256 } from '#lib/canonical.js'
import { enrol } from '#service/enrol.js'
import { verbs } from '#service/verbs.js'
import { openWorld, organisation, type World } from '../http/world.js'
import { furnish } from './furnish.js'
import { visitor, wordsOf } from './visitor.js'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

describe('the agents', () => {
  it('are shown with host, version, standing and skew to who lets them in', async () => {
    await furnish(world)
    const operator = await visitor(world, 'operator')
    expect(wordsOf(await operator.page('/agents'))).toMatch(/srv-01 0\.1\.0 heard 22 Nov 2026, 08:00/)
    world.setNow('2026-11-22T09:00:00.000Z')
    expect(wordsOf(await operator.page('/agents?standing=silent'))).toMatch(/srv-01 0\.1\.0 silent since/)
    expect(await operator.page('/agents?standing=heard')).toContain('No agent fits')
    expect(await operator.page('/agents?q=SRV')).toContain('srv-01')
    for (const role of ['viewer', 'auditor', 'approver'] as const)
      expect((await (await visitor(world, role)).get('/agents')).status).toBe(403)
  })

  it('that has never reported has no skew that could look right', async () => {
    const { token } = await verbs['agent.token'].run(world.services, { uses: 1, expiresInMs: 1000 }, 'test')
    const machine = contentHash('a new machine')
    await enrol(world.store, world.clock, organisation, token, { hostname: 'new', machine, version: '0.1.0' })
    const words = wordsOf(await (await visitor(world, 'operator')).page('/agents'))
    expect(words).toMatch(/never – 22 Nov 2026/)
  })

  it('get in by a token that a form makes, shown once with the line to copy', async () => {
    const operator = await visitor(world, 'operator')
    expect(await operator.page('/agents')).toContain('href="/agents/add"')
    expect(wordsOf(await operator.page('/agents/add'))).toMatch(/not built here yet.* npm run build:agent/)
    const response = await operator.send('/agents/tokens', { uses: '3', hours: '2', pin: '' })
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-store')
    const html = await response.text()
    const [, token = ''] = /agent enrol https:\/\/popis\.example\.rs (enrol_[\w-]+) --config/.exec(html) ?? []
    expect(html).toMatch(/Linux.*Windows/s)
    const used = await world.store.transaction((tx) =>
      tx.people.useEnrolmentToken(sha256(token), '2026-11-22T08:59:00.000Z'),
    )
    expect(used).toMatchObject({ organisation })
    expect(await operator.page('/agents')).not.toContain(token)
  })

  it('get no token for what makes no sense, nor from who may not', async () => {
    const operator = await visitor(world, 'operator')
    for (const form of [
      { uses: '0', hours: '1' },
      { uses: 'x', hours: '1' },
      { uses: '1', hours: '99999' },
      { uses: '1', hours: '1', pin: 'sha256/short' },
      {},
    ])
      expect((await operator.send('/agents/tokens', form as Record<string, string>)).status).toBe(400)
    const viewer = await visitor(world)
    expect((await viewer.send('/agents/tokens', { uses: '1', hours: '1' })).status).toBe(403)
  })

  it('are revoked after a second question, and only by who may', async () => {
    await furnish(world)
    const operator = await visitor(world, 'operator')
    expect(await operator.page('/agents')).toContain('href="/agents/agent-srv-key/revoke"')
    expect(wordsOf(await operator.page('/agents/agent-srv-key/revoke'))).toContain(
      'Revoke the agent of srv-01?',
    )
    expect((await world.store.of(organisation).agent('agent-srv-key'))?.revokedAt).toBeNull()
    expect((await (await visitor(world, 'auditor')).send('/agents/agent-srv-key/revoke', {})).status).toBe(
      403,
    )
    const done = await operator.send('/agents/agent-srv-key/revoke', {})
    expect([done.status, done.headers.get('location')]).toEqual([303, '/agents'])
    expect((await world.store.of(organisation).agent('agent-srv-key'))?.revokedAt).toBe(world.clock.now())
    expect(wordsOf(await operator.page('/agents?standing=revoked'))).toContain('srv-01 0.1.0 revoked')
    expect((await operator.send('/agents/nobody/revoke', {})).status).toBe(404)
  })
})
