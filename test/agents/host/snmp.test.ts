import { createSocket, type Socket } from 'node:dgram'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { withSnmp } from '#agents/host/snmp/open-snmp.js'
import type { SnmpSession } from '#agents/host/snmp/session.js'
import type { SnmpTarget } from '#agents/host/snmp/target.js'
import { ProbeError } from '#agents/probe.js'
import { element, integerBody, oidBody, readElements, readOid, tag } from '#demo/snmp/ber.js'
import { type Objects, openDevice } from '#demo/snmp/device.js'
import { openV3Device } from './snmp-v3-device.js'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const serve = async (objects: Objects): Promise<number> => {
  const device = await openDevice({
    address: '127.0.0.1',
    port: 0,
    community: 'room',
    objects: () => objects,
  })
  closing.push(() => device.close())
  return device.port
}

/** A socket that answers as `reply` says. */
const answering = (reply: (message: Buffer) => Buffer | null): Promise<number> =>
  new Promise((resolve) => {
    const socket: Socket = createSocket('udp4')
    socket.on('message', (message, { port, address }) => {
      const said = reply(message)
      if (said) socket.send(said, port, address)
    })
    socket.bind(0, '127.0.0.1', () => resolve(socket.address().port))
    closing.push(() => new Promise<void>((closed) => socket.close(closed)))
  })

const target = (port: number, more: Partial<SnmpTarget> = {}): SnmpTarget => ({
  host: '127.0.0.1',
  port,
  version: '2c',
  community: 'room',
  timeoutMs: 150,
  retries: 1,
  ...more,
})

const asking = <T>(port: number, ask: (session: SnmpSession) => Promise<T>, more: Partial<SnmpTarget> = {}) =>
  withSnmp(target(port, more), ask)

const failing = async (work: Promise<unknown>): Promise<ProbeError> => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(ProbeError)
  return error as ProbeError
}

const system = '1.3.6.1.2.1.1'
const column = '1.3.6.1.2.1.2.2.1.2'

const table = (size: number): Objects =>
  Object.fromEntries(
    Array.from({ length: size }, (_, index) => [`${column}.${index + 1}`, `port ${index + 1}`]),
  )

/** What a request asks for and how its answer begins. */
const taken = (message: Buffer) => {
  const [outer] = readElements(message)
  const [version, community, pdu] = readElements(outer?.body ?? Buffer.alloc(0))
  const [id, , , list] = readElements(pdu?.body ?? Buffer.alloc(0))
  const [first] = readElements(list?.body ?? Buffer.alloc(0))
  const oid = readOid(readElements(first?.body ?? Buffer.alloc(0))[0]?.body ?? Buffer.alloc(0))
  const reply = (bindings: readonly Buffer[]): Buffer =>
    element(
      tag.sequence,
      Buffer.concat([
        element(tag.integer, version?.body ?? Buffer.alloc(0)),
        element(tag.octets, community?.body ?? Buffer.alloc(0)),
        element(
          tag.response,
          Buffer.concat([
            element(tag.integer, id?.body ?? Buffer.alloc(0)),
            element(tag.integer, integerBody(0)),
            element(tag.integer, integerBody(0)),
            element(tag.sequence, Buffer.concat(bindings)),
          ]),
        ),
      ]),
    )
  return { oid, reply }
}

const bound = (oid: string, value: Buffer): Buffer =>
  element(tag.sequence, Buffer.concat([element(tag.oid, oidBody(oid)), value]))

describe('a device asked by SNMP', () => {
  it.each(['1', '2c'] as const)(
    'tells what it has by version %s, and leaves out what it has not',
    async (version) => {
      const port = await serve({
        [`${system}.1.0`]: 'a switch',
        [`${system}.3.0`]: { ticks: 4200 },
        ...table(70),
      })
      const [scalars, rows] = await asking(
        port,
        (session) =>
          Promise.all([
            session.get([`${system}.1.0`, `${system}.9.0`, `${system}.3.0`]),
            session.walk(column),
          ]),
        { version },
      )
      expect([...scalars.keys()]).toEqual([`${system}.1.0`, `${system}.3.0`])
      expect(scalars.get(`${system}.3.0`)?.value).toBe(4200)
      expect(rows).toHaveLength(70)
      expect(String(rows[69]?.value)).toBe('port 70')
    },
  )

  it('reads every number as it was sent', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
        fc.maxSafeNat(),
        async (small, large) => {
          const port = await serve({ [`${system}.1.0`]: small, [`${system}.2.0`]: { counter64: large } })
          const found = await asking(port, (session) => session.get([`${system}.1.0`, `${system}.2.0`]))
          expect([...found.values()].map(({ value }) => value)).toEqual([small, large])
        },
      ),
      { numRuns: 20 },
    )
  })

  it('says that nothing listens', async () => {
    const port = await serve({})
    await closing.pop()?.()
    const error = await failing(asking(port, (session) => session.get([`${system}.1.0`])))
    expect(error.reason).toBe('absent')
    expect(error.detail).toContain(`127.0.0.1:${port}`)
  })

  it('says what to look at where the community is wrong', async () => {
    const port = await serve({ [`${system}.1.0`]: 'a switch' })
    const error = await failing(
      asking(port, (session) => session.get([`${system}.1.0`]), { community: 'other' }),
    )
    expect(error.reason).toBe('timeout')
    expect(error.detail).toContain('community')
  })

  it('is asked once and not again where it is silent', async () => {
    let requests = 0
    const port = await answering(() => {
      requests += 1
      return null
    })
    const error = await failing(
      asking(port, (session) =>
        Promise.all([session.walk(column), session.walk(system), session.get([system])]),
      ),
    )
    expect(error.reason).toBe('timeout')
    // Two tries, and one look at whether the port is closed.
    expect(requests).toBe(3)
  })

  it('is no SNMP where it answers rubbish', async () => {
    const port = await answering(() => Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'))
    const error = await failing(asking(port, (session) => session.get([`${system}.1.0`])))
    expect(error.reason).toBe('unreadable')
    expect(error.detail).toContain('no SNMP')
  })

  it('ends where its OIDs go in circles', async () => {
    const port = await answering((message) => {
      const { reply } = taken(message)
      return reply(
        [1, 2, 1].map((index) => bound(`${column}.${index}`, element(tag.integer, integerBody(1)))),
      )
    })
    const error = await failing(asking(port, (session) => session.walk(column)))
    expect(error.reason).toBe('unreadable')
    expect(error.detail).toContain('circles')
  })

  it('ends where a table never does', async () => {
    let next = 0
    const port = await answering((message) => {
      const bindings = Array.from({ length: 100 }, () => {
        next += 1
        return bound(`${column}.${next}`, element(tag.integer, integerBody(1)))
      })
      return taken(message).reply(bindings)
    })
    const error = await failing(asking(port, (session) => session.walk(column)))
    expect(error.detail).toContain('does not end')
  })

  it('loses one malformed value and no other', async () => {
    const bad = `${system}.2.0`
    const objects: Record<string, Buffer> = {
      [`${system}.1.0`]: element(tag.octets, Buffer.from('a switch')),
      // A number of no octets at all.
      [bad]: Buffer.of(tag.address, 3, 1, 2, 3),
      [`${system}.5.0`]: element(tag.octets, Buffer.from('sw-1')),
    }
    const port = await answering((message) => {
      const [outer] = readElements(message)
      const pdu = readElements(outer?.body ?? Buffer.alloc(0))[2]
      const list = readElements(pdu?.body ?? Buffer.alloc(0))[3]
      const oids = readElements(list?.body ?? Buffer.alloc(0)).map(({ body }) =>
        readOid(readElements(body)[0]?.body ?? Buffer.alloc(0)),
      )
      return taken(message).reply(oids.map((oid) => bound(oid, objects[oid] ?? Buffer.alloc(0))))
    })
    const found = await asking(port, (session) => session.get(Object.keys(objects)))
    expect([...found.keys()]).toEqual([`${system}.1.0`, `${system}.5.0`])
  })

  it('ends with the deadline of who asks', async () => {
    const port = await answering(() => null)
    const abort = new AbortController()
    const work = withSnmp(target(port, { timeoutMs: 5000 }), (session) => session.walk(system), abort.signal)
    abort.abort(new ProbeError('timeout', 'too late'))
    expect((await failing(work)).detail).toBe('too late')
  })
})

describe('a device asked by version 3', () => {
  const user = {
    name: 'popis',
    authProtocol: 'sha256',
    authKey: 'authentication',
    privProtocol: 'aes',
    privKey: 'privacy-of-it',
  } as const

  const open = async (): Promise<number> => {
    const socket = createSocket('udp4')
    const port = await new Promise<number>((resolve) =>
      socket.bind(0, '127.0.0.1', () => resolve(socket.address().port)),
    )
    await new Promise<void>((closed) => socket.close(closed))
    const device = await openV3Device(
      { address: '127.0.0.1', port, description: 'a UPS', name: 'ups-1' },
      user,
    )
    closing.push(() => device.close())
    return port
  }

  const v3 = (port: number, change: Partial<NonNullable<SnmpTarget['user']>> = {}) =>
    withSnmp(target(port, { version: '3', user: { ...user, ...change }, timeoutMs: 400 }), async (session) =>
      String((await session.get([`${system}.1.0`])).get(`${system}.1.0`)?.value),
    )

  it('answers who knows its keys', async () => {
    expect(await v3(await open())).toBe('a UPS')
  })

  it.each([
    ['an unknown user', { name: 'nobody' }],
    ['a wrong authentication key', { authKey: 'something else' }],
    ['a wrong privacy key', { privKey: 'something else' }],
  ])('tells nothing to %s, and what to look at is said', async (_, change) => {
    const error = await failing(v3(await open(), change))
    expect(['denied', 'timeout']).toContain(error.reason)
    expect(error.detail).toMatch(/keys right|user/i)
  })
})
