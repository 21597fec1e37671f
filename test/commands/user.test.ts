import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { VerbInput, VerbName } from '#service/verbs.js'
import { verbs } from '#service/verbs.js'
import { get, post, turnOnFactor } from '../http/forms.js'
import { password } from '../http/users.js'
import { openWorld, type World } from '../http/world.js'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

/** As a command on the machine has the server do it. */
const run = async <N extends VerbName>(verb: N, input: VerbInput<N>) =>
  (verbs[verb].run as (context: unknown, input: unknown, who: string) => Promise<unknown>)(
    world.services,
    input,
    'command',
  ) as Promise<{ code: string; kind: string }>

describe('on the machine itself', () => {
  it('an account is made, and its owner comes in by the link', async () => {
    const { code, kind } = await run('user.add', { name: 'ana', fullName: '', mail: null, role: 'operator' })
    const made = await post(world, `/${kind}`, { code, password })
    expect([kind, made.status]).toEqual(['invitation', 303])
    const [entry] = await world.store.of('plandiste').auditEntries({ what: 'user.invite' })
    expect(entry).toMatchObject({ who: 'command', detail: { name: 'ana', role: 'operator' } })
  })

  it('an administrator who is locked out gets in again, the last one too', async () => {
    const petar = await world.user('admin', { name: 'petar' })
    await turnOnFactor(world, petar)
    await run('user.drop-factor', { name: 'petar' })
    expect((await get(world, '/', petar.headers)).status).toBe(401)
    const { code, kind } = await run('user.reset', { name: 'petar' })
    expect((await post(world, `/${kind}`, { code, password: 'another long password' })).status).toBe(303)
    const signed = await post(world, '/sign-in', { name: 'petar', password: 'another long password' })
    expect(signed.headers.get('location')).toBe('/')
  })

  it('the last administrator stays one', async () => {
    await world.user('admin', { name: 'petar' })
    await run('user.reset', { name: 'petar' })
    await expect(run('user.disable', { name: 'petar' })).rejects.toMatchObject({ code: 'conflict' })
    await expect(run('user.role', { name: 'petar', role: 'viewer' })).rejects.toMatchObject({
      code: 'conflict',
    })
    await expect(run('user.enable', { name: 'nobody' })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('a token is revoked', async () => {
    const token = await world.token('viewer')
    const [kept] = await world.services.people.tokens.list()
    await run('token.revoke', { id: kept?.id ?? '' })
    const asked = await world.app.request('/api/v1/register', {
      headers: { Authorization: `Bearer ${token}` },
    })
    expect(asked.status).toBe(401)
  })
})
