import { createServer, type Server, type Socket } from 'node:net'
import { createSecureContext, TLSSocket } from 'node:tls'
import { afterEach, describe, expect, it } from 'vitest'
import { connectLines } from '#agents/host/line-connection.js'
import nut from '#agents/probes/ups/nut.js'
import { fakeHost } from '../fake-host.js'
import { fixture } from '../fixture.js'

const certificate = fixture('nut/upsd-cert.pem')
const secureContext = createSecureContext({ cert: certificate, key: fixture('nut/upsd-key.pem') })
const fingerprint =
  '02:C8:DD:21:4B:F0:41:94:11:FC:B5:E2:01:1C:FA:40:A7:C1:0F:B6:99:BB:59:D7:86:77:5C:D6:0F:C8:85:D1'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

interface Heard {
  readonly line: string
  readonly secure: boolean
}

/** An upsd over a real socket; it notes what it hears, and whether nobody else could. */
const serve = (heard: Heard[], agreement = 'OK STARTTLS\n'): Promise<number> =>
  new Promise((resolve) => {
    const answer = (socket: Socket, secure: boolean) => (data: Buffer) => {
      for (const line of data.toString('utf8').split('\n').filter(Boolean)) {
        heard.push({ line, secure })
        if (line === 'STARTTLS') {
          socket.removeAllListeners('data')
          socket.write(agreement)
          if (!agreement.startsWith('OK')) return void socket.on('data', answer(socket, false))
          const inside = new TLSSocket(socket, { isServer: true, secureContext })
          inside.on('error', () => undefined)
          inside.on('data', answer(inside, true))
        } else if (line === 'LIST UPS') socket.write('BEGIN LIST UPS\nUPS rack "Rack"\nEND LIST UPS\n')
        else if (line.startsWith('LIST VAR'))
          socket.write('BEGIN LIST VAR rack\nVAR rack ups.status "OL"\nEND LIST VAR rack\n')
        else socket.write('OK\n')
      }
    }
    const server = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.on('data', answer(socket, false))
    })
    servers.push(server)
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port))
  })

const ask = async (port: number, options: object) => {
  const files = { '/ca': certificate, '/password': 'geheim\n' }
  const host = fakeHost({ files })
  const collected = await nut.collect(
    { ...host, connect: connectLines },
    nut.options.parse({ host: '127.0.0.1', port, user: 'monuser', passwordFile: '/password', ...options }),
  )
  return 'answers' in collected ? collected.answers[0] : undefined
}

describe('STARTTLS with upsd', () => {
  it.each([
    ['the authority', { tlsCaFile: '/ca' }],
    ['the fingerprint', { tlsFingerprint: fingerprint }],
  ])('sends the password in TLS only, once it knows upsd by %s', async (_, trust) => {
    const heard: Heard[] = []
    const answer = await ask(await serve(heard), { tls: 'starttls', ...trust })
    expect(answer?.facts?.[0]?.source).toBe('mains')
    expect(heard.filter(({ secure }) => !secure).map(({ line }) => line)).toEqual(['STARTTLS'])
    expect(heard).toContainEqual({ line: 'PASSWORD "geheim"', secure: true })
  })

  it.each([
    ['nobody vouches for', {}],
    ['has another fingerprint', { tlsFingerprint: '00'.repeat(32) }],
  ])('sends nothing to an upsd whose certificate %s', async (_, trust) => {
    const heard: Heard[] = []
    await expect(ask(await serve(heard), { tls: 'starttls', ...trust })).rejects.toMatchObject({
      reason: 'denied',
      detail: expect.stringContaining(fingerprint),
    })
    expect(heard.map(({ line }) => line)).toEqual(['STARTTLS'])
  })

  it('sends no password to an upsd that has no TLS', async () => {
    const heard: Heard[] = []
    await expect(
      ask(await serve(heard, 'ERR FEATURE-NOT-CONFIGURED\n'), { tls: 'starttls' }),
    ).rejects.toMatchObject({ reason: 'denied', detail: expect.stringContaining('FEATURE-NOT-CONFIGURED') })
    expect(heard.some(({ line }) => line.startsWith('PASSWORD'))).toBe(false)
  })

  it('takes nothing that was said in clear after the agreement', async () => {
    await expect(
      ask(await serve([], 'OK STARTTLS\nBEGIN LIST UPS\n'), { tls: 'starttls', tlsCaFile: '/ca' }),
    ).rejects.toMatchObject({ reason: 'unreadable' })
  })

  it('speaks in clear with its own machine, unless told otherwise', async () => {
    const heard: Heard[] = []
    expect((await ask(await serve(heard), {}))?.facts?.[0]?.source).toBe('mains')
    expect(heard[0]).toEqual({ line: 'USERNAME monuser', secure: false })
  })
})
