import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { http } from '#agents/host/http.js'
import speed from '#agents/probes/link/speed.js'
import Link from '#contract/facts/link.js'
import { openDevice } from '#demo/snmp/device.js'
import { fakeHost } from '../../fake-host.js'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const megabyte = Buffer.alloc(1_000_000)

/** A server outside: a file of 3 MB, what takes uploads, and what does not. */
const outside = async (): Promise<string> => {
  const server: Server = createServer((request, response) => {
    if (request.url === '/file') response.end(Buffer.concat([megabyte, megabyte, megabyte]))
    else if (request.url === '/endless') {
      const more = (): void => {
        while (!response.destroyed && response.write(megabyte));
      }
      response.on('drain', more)
      more()
    } else if (request.url === '/half') response.write('half')
    else if (request.url === '/short') response.end('short')
    else if (request.url === '/moved') response.writeHead(302, { location: '/file' }).end()
    else if (request.url === '/secret') response.writeHead(403).end()
    else request.resume().on('end', () => response.end('ok'))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(resolve))
  })
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

const ask = async (options: object) => {
  const collected = await speed.collect(fakeHost(), speed.options.parse(options))
  const answers = 'answers' in collected ? collected.answers : []
  for (const fact of answers.flatMap(({ facts = [] }) => facts)) Link.schema.parse(fact)
  return answers
}

const ports = {
  '1.3.6.1.2.1.1.5.0': 'gateway',
  '1.3.6.1.2.1.2.2.1.2.1': 'ether1',
  '1.3.6.1.2.1.2.2.1.2.2': 'ether2',
  '1.3.6.1.2.1.2.2.1.2.3': 'dsl0',
  '1.3.6.1.2.1.2.2.1.5.1': { gauge: 100_000_000 },
  '1.3.6.1.2.1.2.2.1.5.2': { gauge: 4_294_967_295 },
  '1.3.6.1.2.1.2.2.1.5.3': { gauge: 2_048_000 },
  '1.3.6.1.2.1.31.1.1.1.1.1': 'ether1',
  '1.3.6.1.2.1.31.1.1.1.1.2': 'ether2',
  '1.3.6.1.2.1.31.1.1.1.15.1': { gauge: 100 },
  '1.3.6.1.2.1.31.1.1.1.15.2': { gauge: 10_000 },
  '1.3.6.1.2.1.31.1.1.1.18.1': 'Provider',
} as const

describe('link/speed by a port', () => {
  const router = async () => {
    const device = await openDevice({
      address: '127.0.0.1',
      port: 0,
      community: 'room',
      objects: () => ports,
    })
    closing.push(() => device.close())
    return { host: '127.0.0.1', port: device.port, community: 'room' }
  }

  it.each([
    ['ether1', 'ether1', 100_000_000],
    ['provider', 'ether1', 100_000_000],
    ['ether2', 'ether2', 10_000_000_000],
    ['3', 'dsl0', 2_048_000],
  ])(
    '%s could carry what it says in Mbit/s, and what is said is the port',
    async (wanted, name, bitsPerSecond) => {
      const [answer] = await ask({ ...(await router()), interface: wanted })
      expect(answer?.facts).toEqual([{ name, basis: 'port', bitsPerSecond }])
      expect(answer?.readings).toBeUndefined()
    },
  )

  it('names the interfaces there are where there is none such', async () => {
    const [answer] = await ask({ ...(await router()), interface: 'wan' })
    expect(answer?.failure).toMatchObject({ reason: 'unreadable' })
    expect(answer?.failure?.detail).toContain('ether1, ether2, dsl0')
  })
})

describe('link/speed by a measurement', () => {
  it('counts what comes and what goes, and says that it was measured', async () => {
    const where = await outside()
    const [answer] = await ask({ url: `http://${where}/file`, uploadUrl: `http://${where}/up`, megabytes: 2 })
    expect(answer?.subject).toBeUndefined()
    expect(answer?.facts).toEqual([{ name: where, basis: 'measured' }])
    const { [`downBitsPerSecond measured ${where}`]: down, [`upBitsPerSecond measured ${where}`]: up } =
      answer?.readings ?? {}
    expect(down).toBeGreaterThan(1_000_000)
    expect(up).toBeGreaterThan(1_000_000)
  })

  it('ends after so many bytes, although the other side would go on', async () => {
    const where = await outside()
    const [answer] = await ask({ url: `http://${where}/endless`, megabytes: 5 })
    expect(Object.keys(answer?.readings ?? {})).toEqual([`downBitsPerSecond measured ${where}`])
  })

  it.each([
    ['/short', 'unreadable', 'too few'],
    ['/moved', 'unreadable', 'sends to http://127.0.0.1'],
    ['/secret', 'denied', '403'],
  ])('tells no rate by %s', async (path, reason, words) => {
    const where = await outside()
    await expect(ask({ url: `http://${where}${path}` })).rejects.toMatchObject({
      reason,
      detail: expect.stringContaining(words),
    })
  })

  it('is told of who never ends that he was too slow', async () => {
    const asking = http.text(`http://${await outside()}/half`, { timeoutMs: 200 })
    await expect(asking).rejects.toMatchObject({ reason: 'timeout' })
  })

  it('keeps what proves who asks to itself', async () => {
    const url = `http://popis:geheim@${await outside()}/secret?key=geheim`
    await expect(ask({ url })).rejects.toMatchObject({ detail: expect.not.stringContaining('geheim') })
  })

  it('says that nobody is there, and that nothing was named', async () => {
    await expect(ask({ url: 'http://127.0.0.1:9/file' })).rejects.toMatchObject({ reason: 'absent' })
    await expect(ask({})).rejects.toMatchObject({ reason: 'unreadable' })
  })
})
