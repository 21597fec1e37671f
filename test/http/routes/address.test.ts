import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../world.js'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

const ask = (remoteAddress?: string, headers: Record<string, string> = {}) =>
  world.app.request(
    '/api/v1/address',
    { headers },
    remoteAddress === undefined ? {} : { incoming: { socket: { remoteAddress } } },
  )

describe('GET /api/v1/address', () => {
  it('says to a stranger where they come from, and lets nobody keep it', async () => {
    const response = await ask('203.0.113.7')
    expect([response.status, await response.json()]).toEqual([200, { address: '203.0.113.7' }])
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await (await ask('::ffff:203.0.113.7')).json()).toEqual({ address: '203.0.113.7' })
  })

  it('does not believe what a stranger says of it', async () => {
    const response = await ask('203.0.113.7', { 'x-forwarded-for': '198.51.100.1' })
    expect(await response.json()).toEqual({ address: '203.0.113.7' })
  })

  it('says null where the way does not tell', async () => {
    expect(await (await ask()).json()).toEqual({ address: null })
  })

  it('tells who asks all the time to wait', async () => {
    for (let request = 0; request < 60; request++) expect((await ask('203.0.113.7')).status).toBe(200)
    const slowed = await ask('203.0.113.7')
    expect([slowed.status, slowed.headers.get('retry-after')]).toEqual([429, '1'])
    expect((await ask('203.0.113.8')).status).toBe(200)
  })
})
