import { request } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Listening, listen } from '#http/listen.js'
import { openWorld, type World } from './world.js'

let world: World
let server: Listening
beforeEach(async () => {
  world = await openWorld()
  await world.agent('good-key')
  server = await listen(world.app, {
    port: 0,
    host: '127.0.0.1',
    data: world.folder,
    baseUrl: null,
    tlsCert: null,
    tlsKey: null,
    trustedProxies: [],
  })
})
afterEach(async () => {
  await server.close()
  await world.close()
})

const post = (body: Uint8Array | string, headers: Record<string, string> = {}, key = 'good-key') =>
  fetch(`${server.url}/api/v1/reports`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${key}`, ...headers },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  })

/** Sends a body piece by piece until the server answers or hangs up, and counts what it took. */
const pour = (headers: Record<string, string>, mebibytes: number) =>
  new Promise<{ status: number; sent: number }>((resolve, reject) => {
    const piece = Buffer.alloc(1024 * 1024)
    let sent = 0
    let status = 0
    const asking = request(`${server.url}/api/v1/reports`, {
      method: 'POST',
      headers: { Authorization: 'Bearer good-key', ...headers },
    })
    asking.on('response', (response) => {
      status = response.statusCode ?? 0
      response.resume()
      response.on('close', () => resolve({ status, sent }))
    })
    asking.on('error', (error) => (status ? resolve({ status, sent }) : reject(error)))
    const more = () => {
      if (status || sent >= mebibytes || asking.destroyed) return
      sent += 1
      if (asking.write(piece)) setImmediate(more)
      else asking.once('drain', more)
    }
    more()
  })

describe('a report', () => {
  it('goes on as it came, with the moment at which it was sent', async () => {
    const response = await post('{"a":"ж"}', { 'Popis-Sent-At': '2026-11-22T06:59:59Z' })
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ acknowledged: 1, wants: [], verdicts: {} })
    expect(world.taken).toEqual([
      { agent: 'agent-good-key', body: '{"a":"ж"}', sentAt: '2026-11-22T06:59:59Z' },
    ])
  })

  it('may be gzip, small and large', async () => {
    const large = JSON.stringify({ text: Array.from({ length: 40_000 }, (_, index) => index * 7919) })
    expect((await post(gzipSync('{"b":1}'), { 'Content-Encoding': 'gzip' })).status).toBe(200)
    expect((await post(gzipSync(large), { 'Content-Encoding': 'gzip' })).status).toBe(200)
    expect(world.taken.map(({ body }) => body)).toEqual(['{"b":1}', large])
  })

  it('needs the key of an agent that is not revoked', async () => {
    await world.agent('old-key', { revokedAt: '2026-11-20T00:00:00.000Z' })
    for (const key of ['bad-key', 'old-key', '', 'x'.repeat(5000)])
      expect((await post('{}', {}, key)).status).toBe(401)
    expect((await fetch(`${server.url}/api/v1/reports`, { method: 'POST', body: '{}' })).status).toBe(401)
    expect(world.taken).toEqual([])
  })

  it('in another encoding, or broken gzip, is refused with what is wrong', async () => {
    const brotli = await post('{}', { 'Content-Encoding': 'br' })
    expect([brotli.status, await brotli.json()]).toEqual([
      415,
      expect.objectContaining({ detail: expect.stringContaining('br') }),
    ])
    const broken = await post(gzipSync('{"b":1}').subarray(0, 12), { 'Content-Encoding': 'gzip' })
    expect([broken.status, await broken.json()]).toEqual([
      400,
      expect.objectContaining({ detail: expect.stringContaining('gzip') }),
    ])
    const plain = await post('{}', { 'Content-Encoding': 'gzip' })
    expect(plain.status).toBe(400)
    expect(world.taken).toEqual([])
  })

  it('of 100 MB is refused before it is read, whether it says its length or not', async () => {
    const said = await pour({ 'Content-Length': String(100 * 1024 * 1024) }, 100)
    expect(said.status).toBe(413)
    expect(said.sent).toBeLessThan(90)
    const unsaid = await pour({}, 100)
    expect(unsaid.status).toBe(413)
    expect(unsaid.sent).toBeLessThan(90)
    expect(world.taken).toEqual([])
  })

  it('that inflates beyond the limit is stopped there', async () => {
    for (const size of [9, 200]) {
      const bomb = gzipSync(Buffer.alloc(size * 1024 * 1024))
      expect(bomb.length).toBeLessThan(256 * 1024)
      const response = await post(bomb, { 'Content-Encoding': 'gzip' })
      expect(response.status).toBe(413)
      expect(response.headers.get('content-type')).toBe('application/problem+json')
    }
    expect(world.taken).toEqual([])
  })

  it('of exactly 8 MiB is taken', async () => {
    const body = Buffer.alloc(8 * 1024 * 1024, 'a')
    expect((await post(body)).status).toBe(200)
    expect((await post(gzipSync(body), { 'Content-Encoding': 'gzip' })).status).toBe(200)
    expect(world.taken.length).toBe(2)
  })

  it('whose sender hangs up in the middle is not taken, and the server goes on', async () => {
    await new Promise<void>((resolve) => {
      const asking = request(`${server.url}/api/v1/reports`, {
        method: 'POST',
        headers: { Authorization: 'Bearer good-key', 'Content-Length': '1000' },
      })
      asking.on('error', () => resolve())
      asking.write('{"half":', () => asking.destroy())
      asking.on('close', () => resolve())
    })
    expect((await post('{}')).status).toBe(200)
    expect(world.taken.map(({ body }) => body)).toEqual(['{}'])
  })
})
