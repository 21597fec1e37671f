import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { HttpSettings } from '#http/env.js'
import { baseUrlOf, listen, requireSafety } from '#http/listen.js'
import { openWhereFrom } from '#http/where-from.js'
import { openWorld, type World } from './world.js'

const settings: HttpSettings = {
  port: 0,
  host: '127.0.0.1',
  data: '',
  baseUrl: null,
  tlsCert: null,
  tlsKey: null,
  trustedProxies: [],
}

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

describe('listening', () => {
  it.each(['0.0.0.0', '::', '192.168.1.4', 'popis.example.rs', '128.0.0.1'])(
    'on %s needs TLS or a named proxy',
    (host) => {
      expect(() => requireSafety({ ...settings, host })).toThrow(/does not listen on/)
      expect(() => requireSafety({ ...settings, host, trustedProxies: ['10.0.0.1'] })).not.toThrow()
      expect(() => requireSafety({ ...settings, host, tlsCert: 'cert.pem', tlsKey: 'key.pem' })).not.toThrow()
    },
  )

  it.each(['127.0.0.1', '127.3.2.1', '::1', 'localhost'])('on %s needs nothing', (host) => {
    expect(() => requireSafety({ ...settings, host })).not.toThrow()
  })

  it('on a port that is taken says so', async () => {
    const first = await listen(world.app, settings)
    await expect(listen(world.app, { ...settings, port: first.port })).rejects.toThrow(
      `Cannot listen on 127.0.0.1:${first.port}: something else listens there`,
    )
    await first.close()
  })

  it('ends once what is under way has ended', async () => {
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    let begun: () => void = () => undefined
    const hasBegun = new Promise<void>((resolve) => {
      begun = resolve
    })
    const server = await listen(
      {
        fetch: async () => {
          begun()
          await held
          return new Response('whole')
        },
      },
      settings,
    )
    const answer = fetch(server.url).then((response) => response.text())
    await hasBegun
    const closed = server.close()
    await expect(fetch(server.url)).rejects.toThrow()
    release()
    expect(await answer).toBe('whole')
    await closed
  })

  it('answers what is no HTTP and goes on', async () => {
    const server = await listen(world.app, settings)
    const said = await new Promise<string>((resolve) => {
      let text = ''
      const socket = connect(server.port, '127.0.0.1', () => socket.write('this is no request\r\n\r\n'))
      socket.on('data', (chunk) => {
        text += chunk
      })
      socket.on('close', () => resolve(text))
    })
    expect(said).toMatch(/^HTTP\/1\.1 400 /)
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
    await server.close()
  })

  it('tells the address that was set, else its own', () => {
    expect(baseUrlOf({ ...settings, baseUrl: 'https://popis.example.rs/' }, 1)).toBe(
      'https://popis.example.rs',
    )
    expect(baseUrlOf({ ...settings, host: '::1' }, 8420)).toBe('http://[::1]:8420')
    expect(baseUrlOf({ ...settings, host: '0.0.0.0' }, 8420)).toBe('http://localhost:8420')
  })
})

describe('what a proxy says', () => {
  const asked = (remoteAddress: string, headers: Record<string, string>) => {
    const where = openWhereFrom({ ...settings, trustedProxies: ['10.0.0.0/8'] })
    const context = {
      env: { incoming: { socket: { remoteAddress } } },
      req: { header: (name: string) => headers[name] },
    } as unknown as Parameters<typeof where.address>[0]
    return { address: where.address(context), isSecure: where.isSecure(context) }
  }
  const forwarded = { 'x-forwarded-for': '203.0.113.9, 198.51.100.7, 10.1.1.1', 'x-forwarded-proto': 'https' }

  it('is believed from a named one, as far as named ones said it', () => {
    expect(asked('10.2.2.2', forwarded)).toEqual({ address: '198.51.100.7', isSecure: true })
    expect(asked('::ffff:10.2.2.2', forwarded)).toEqual({ address: '198.51.100.7', isSecure: true })
  })

  it('is not believed from anybody else', () => {
    expect(asked('203.0.113.50', forwarded)).toEqual({ address: '203.0.113.50', isSecure: false })
  })
})
