import { createHash, X509Certificate } from 'node:crypto'
import { createServer } from 'node:https'
import { describe, expect, it } from 'vitest'
import { ask, type Trust } from '#agents/send.js'
import { pinOf } from '#lib/pin-of.js'
import { listenOn } from './listening.js'
import { pem } from './tls-server.js'

/** A server with one of our certificates; says what was asked of it. */
const withServer = <T>(name: string, use: (port: number, asked: string[]) => Promise<T>): Promise<T> => {
  const asked: string[] = []
  const server = createServer({ key: pem(name), cert: pem(name) }, (request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers.authorization}`)
    response.end('{}')
  })
  return listenOn(server, (port) => use(port, asked))
}

const get = (port: number, trust: Trust) =>
  ask({ url: `https://127.0.0.1:${port}`, trust }, { path: 'api', secret: 'the-key' })

const pin = (name: string): string => pinOf(new X509Certificate(pem(name)))

describe('a pinned key', () => {
  it('is written as RFC 7469 has it', () => {
    const spki = new X509Certificate(pem('own')).publicKey.export({ type: 'spki', format: 'der' })
    expect(pin('own')).toBe(`sha256/${createHash('sha256').update(spki).digest('base64')}`)
  })

  it('lets in a certificate that nobody signed, and refuses it without', async () => {
    await withServer('own', async (port, asked) => {
      expect(await get(port, { pin: pin('own') })).toEqual({ status: 200, text: '{}' })
      expect(asked).toEqual(['GET /api Bearer the-key'])
      expect((await get(port, {})).status).toBeNull()
    })
  })

  it('refuses another key before the first byte, even where an authority vouches for it', async () => {
    await withServer('days-47', async (port, asked) => {
      const reply = await get(port, { pin: pin('own'), caFile: 'test/fixtures/tls/root.pem' })
      expect(reply).toEqual({ status: null, text: expect.stringContaining('not the pinned one') })
      expect(reply.text).toContain(pin('days-47'))
      expect(asked).toEqual([])
    })
  })

  it('holds together with a fingerprint: both must be right', async () => {
    const { fingerprint256 } = new X509Certificate(pem('own'))
    await withServer('own', async (port) => {
      expect((await get(port, { pin: pin('own'), fingerprint: fingerprint256 })).status).toBe(200)
      expect((await get(port, { pin: pin('own'), fingerprint: '00'.repeat(32) })).status).toBeNull()
    })
  })
})
