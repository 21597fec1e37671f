import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openBuckets } from '#http/slow-down.js'
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

describe('the addresses of one network', () => {
  it('have one bucket', () => {
    const buckets = openBuckets(world.clock)
    for (let request = 0; request < 60; request++) expect(buckets.take(`2001:db8::${request}`)).toBe(0)
    expect([buckets.take('2001:db8::ffff'), buckets.take('2001:db8:0:1::1')]).toEqual([1, 0])
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

  it('is counted so where a route takes more than is usual, too', async () => {
    const { headers } = await world.user('operator')
    const send = async (path: string, type: string, start: string, bytes: number) => {
      const piece = new TextEncoder().encode('x'.repeat(1024 * 1024))
      let sent = 0
      const body = new ReadableStream<Uint8Array>({
        start: (stream) => stream.enqueue(new TextEncoder().encode(start)),
        pull: (stream) => {
          if (sent >= bytes) return stream.close()
          stream.enqueue(piece)
          sent += piece.length
        },
      })
      const response = await world.app.request(path, {
        method: 'POST',
        headers: { ...headers, 'Content-Type': type, 'Transfer-Encoding': 'chunked' },
        body,
        duplex: 'half',
      } as RequestInit)
      return response.status
    }
    const mib = 1024 * 1024
    expect(await send('/api/v1/register/changes', 'application/json', '{"why":"', 33 * mib)).toBe(413)
    expect(await send('/documents/new', 'multipart/form-data; boundary=b', '', 52 * mib)).toBe(413)
    expect(await send('/api/v1/register/changes', 'application/json', '{"why":"', mib)).toBe(400)
  })
})
