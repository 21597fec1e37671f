import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plusMs } from '#lib/instant.js'
import { get, post } from './forms.js'
import { openWorld, startedAt, type World } from './world.js'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

const knock = () => post(world, '/reset', { code: 'x' })

describe('open routes', () => {
  it('let an office in at once, slow down who goes on posting, and forget it in time', async () => {
    for (let request = 0; request < 60; request++) expect((await knock()).status).toBe(403)
    const slowed = await knock()
    expect([slowed.status, slowed.headers.get('retry-after')]).toEqual([429, '1'])
    expect((await post(world, '/sign-in', { name: 'ana', password: 'x' })).status).toBe(429)
    expect((await get(world, '/sign-in')).status).toBe(200)
    world.setNow(plusMs(startedAt, 2000))
    expect([(await knock()).status, (await knock()).status, (await knock()).status]).toEqual([403, 403, 429])
  })

  it('leave who is signed in alone', async () => {
    const { headers } = await world.user('admin')
    for (let request = 0; request < 61; request++) await knock()
    expect((await post(world, '/account/language', { language: '' }, headers)).status).toBe(303)
  })
})

describe('a body', () => {
  it('is counted where it comes without a length', async () => {
    const { headers } = await world.user('operator')
    const send = (bytes: number) =>
      world.app.request('/account/language', {
        method: 'POST',
        headers: { ...headers, 'Transfer-Encoding': 'chunked' },
        body: new Uint8Array(bytes),
      })
    expect((await send(1024 * 1024 + 1)).status).toBe(413)
    expect((await send(1024)).status).not.toBe(413)
  })
})
