import { createSocket } from 'node:dgram'
import { element, integerBody, oidBody, readElements, readInteger, readOid, tag } from './ber.js'

/** What an object holds: an integer, a text, octets, or something of a type of its own. */
export type Value =
  | number
  | string
  | Buffer
  | { readonly gauge: number }
  | { readonly ticks: number }
  | { readonly counter: number }
  | { readonly counter64: number | bigint }
  | { readonly oid: string }
  | { readonly address: string }

/** The objects of a device by OID with instance. */
export type Objects = Readonly<Record<string, Value>>

export interface DeviceOptions {
  readonly address: string
  readonly port: number
  readonly community: string
  /** Asked anew for every request, so that a device may change. */
  objects(): Objects
}

export interface Device {
  readonly port: number
  close(): Promise<void>
}

const encode = (value: Value): Buffer => {
  if (typeof value === 'number') return element(tag.integer, integerBody(value))
  if (typeof value === 'string') return element(tag.octets, Buffer.from(value, 'utf8'))
  if (Buffer.isBuffer(value)) return element(tag.octets, value)
  if ('gauge' in value) return element(tag.gauge, integerBody(value.gauge))
  if ('ticks' in value) return element(tag.ticks, integerBody(value.ticks))
  if ('counter' in value) return element(tag.counter, integerBody(value.counter))
  if ('counter64' in value) return element(tag.counter64, integerBody(value.counter64))
  if ('oid' in value) return element(tag.oid, oidBody(value.oid))
  return element(tag.address, Buffer.from(value.address.split('.').map(Number)))
}

/** What an OID is made of; a device is asked for the same ones again and again. */
const known = new Map<string, { readonly numbers: readonly number[]; readonly encoded: Buffer }>()
const mostKnown = 50_000

const partsOf = (oid: string) => {
  const found = known.get(oid)
  if (found) return found
  if (known.size >= mostKnown) known.clear()
  const made = { numbers: oid.split('.').map(Number), encoded: element(tag.oid, oidBody(oid)) }
  known.set(oid, made)
  return made
}

/** Orders OIDs number by number. */
const compare = (a: string, b: string): number => {
  const [left, right] = [partsOf(a).numbers, partsOf(b).numbers]
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0)
    if (difference !== 0) return difference
  }
  return left.length - right.length
}

/** The OIDs of objects in order. Those of a device change in what they hold rather than in which there are. */
const sorted = new WeakMap<Objects, readonly string[]>()
const orders = new Map<string, readonly string[]>()
const mostOrders = 100

const order = (objects: Objects): readonly string[] => {
  const found = sorted.get(objects)
  if (found) return found
  const oids = Object.keys(objects)
  const name = oids.join()
  const ordered = orders.get(name) ?? oids.sort(compare)
  if (orders.size >= mostOrders) orders.clear()
  orders.set(name, ordered)
  sorted.set(objects, ordered)
  return ordered
}

const following = (oids: readonly string[], oid: string): string | undefined => {
  let low = 0
  let high = oids.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (compare(oids[middle] ?? '', oid) <= 0) low = middle + 1
    else high = middle
  }
  return oids[low]
}

const nothing = Buffer.alloc(0)
const binding = (oid: string, value: Buffer): Buffer =>
  element(tag.sequence, Buffer.concat([partsOf(oid).encoded, value]))

/** What one datagram carries without being cut. */
const mostOctets = 1400
const noSuchName = 2

/** The answer to one request; null where it is none that this device answers. @throws RangeError where it is no message. */
const answer = (message: Buffer, { community, objects: read }: DeviceOptions): Buffer | null => {
  const [outer] = readElements(message)
  const [version, asked, pdu] = outer ? readElements(outer.body) : []
  const isVersion1 = readInteger(version) === 0
  if (!pdu || readInteger(version) > 1 || asked?.body.toString('utf8') !== community) return null
  const [id, first, second, list] = readElements(pdu.body)
  const oids = readElements(list?.body ?? nothing).map(({ body }) =>
    readOid(readElements(body)[0]?.body ?? nothing),
  )
  const objects = read()
  const bindings: Buffer[] = []
  let status = 0
  let failed = 0

  const say = (oid: string, position: number, value: Value | undefined, kind: number): void => {
    if (value === undefined && isVersion1) {
      status = noSuchName
      failed = position + 1
    }
    bindings.push(binding(oid, value === undefined ? element(kind, nothing) : encode(value)))
  }
  const sayNext = (oid: string, position: number): string | undefined => {
    const next = following(order(objects), oid)
    say(next ?? oid, position, next === undefined ? undefined : objects[next], tag.endOfMibView)
    return next
  }

  if (pdu.tag === tag.get)
    for (const [at, oid] of oids.entries()) say(oid, at, objects[oid], tag.noSuchObject)
  else if (pdu.tag === tag.getNext) for (const [at, oid] of oids.entries()) sayNext(oid, at)
  else if (pdu.tag === tag.getBulk) {
    const once = Math.min(readInteger(first), oids.length)
    for (const [at, oid] of oids.slice(0, once).entries()) sayNext(oid, at)
    let cursors = oids.slice(once)
    for (let round = 0; round < readInteger(second) && cursors.length > 0; round++) {
      cursors = cursors.flatMap((oid, at) => sayNext(oid, at) ?? [])
      if (bindings.reduce((sum, { length }) => sum + length, 0) > mostOctets) break
    }
  } else return null

  while (bindings.length > 1 && bindings.reduce((sum, { length }) => sum + length, 0) > mostOctets)
    bindings.pop()
  return element(
    tag.sequence,
    Buffer.concat([
      element(tag.integer, version?.body ?? nothing),
      element(tag.octets, asked.body),
      element(
        tag.response,
        Buffer.concat([
          element(tag.integer, id?.body ?? nothing),
          element(tag.integer, integerBody(status)),
          element(tag.integer, integerBody(failed)),
          element(tag.sequence, Buffer.concat(bindings)),
        ]),
      ),
    ]),
  )
}

/** A device of our own making that answers SNMP versions 1 and 2c, for looking at and for tests. Port 0: any free one. */
export const openDevice = (options: DeviceOptions): Promise<Device> =>
  new Promise((resolve, reject) => {
    const socket = createSocket(options.address.includes(':') ? 'udp6' : 'udp4')
    socket.on('message', (message, { port, address }) => {
      try {
        const reply = answer(message, options)
        if (reply) socket.send(reply, port, address)
      } catch (error) {
        // Like a device, it says nothing to what is no request.
        if (!(error instanceof RangeError)) throw error
      }
    })
    socket.once('error', reject)
    socket.bind(options.port, options.address, () =>
      resolve({
        port: socket.address().port,
        close: () => new Promise((closed) => socket.close(closed)),
      }),
    )
  })
