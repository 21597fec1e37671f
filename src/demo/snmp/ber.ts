/** Tags of ASN.1 basic encoding that SNMP uses (RFC 3416, RFC 2578). */
export const tag = {
  integer: 0x02,
  octets: 0x04,
  null: 0x05,
  oid: 0x06,
  sequence: 0x30,
  address: 0x40,
  counter: 0x41,
  gauge: 0x42,
  ticks: 0x43,
  counter64: 0x46,
  noSuchObject: 0x80,
  endOfMibView: 0x82,
  get: 0xa0,
  getNext: 0xa1,
  response: 0xa2,
  getBulk: 0xa5,
} as const

export interface Element {
  readonly tag: number
  readonly body: Buffer
  readonly next: number
}

/** An element: its tag, its length, its body. */
export const element = (kind: number, body: Buffer): Buffer => {
  const { length } = body
  if (length < 0x80) return Buffer.concat([Buffer.of(kind, length), body])
  const digits: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) digits.unshift(rest & 0xff)
  return Buffer.concat([Buffer.of(kind, 0x80 | digits.length, ...digits), body])
}

/** The shortest two's complement of a whole number. */
export const integerBody = (value: number | bigint): Buffer => {
  const octets: number[] = []
  for (let rest = BigInt(value); ; ) {
    const low = Number(rest & 0xffn)
    octets.unshift(low)
    rest >>= 8n
    if ((rest === 0n && low < 0x80) || (rest === -1n && low >= 0x80)) return Buffer.from(octets)
  }
}

export const oidBody = (oid: string): Buffer => {
  const [first = 0, second = 0, ...rest] = oid.split('.').map(Number)
  const octets = [first * 40 + second, ...rest].flatMap((part) => {
    const group = [part % 128]
    for (let above = Math.floor(part / 128); above > 0; above = Math.floor(above / 128))
      group.unshift((above % 128) | 0x80)
    return group
  })
  return Buffer.from(octets)
}

export const readOid = (body: Buffer): string => {
  const parts: number[] = []
  let part = 0
  for (const octet of body) {
    part = part * 128 + (octet & 0x7f)
    if (octet >= 0x80) continue
    parts.push(part)
    part = 0
  }
  const [joined = 0, ...rest] = parts
  const first = Math.min(2, Math.floor(joined / 40))
  return [first, joined - first * 40, ...rest].join('.')
}

/** @throws RangeError where the octets are no element. */
const readElement = (octets: Buffer, at: number): Element => {
  if (at + 2 > octets.length) throw new RangeError('cut short')
  const kind = octets.readUInt8(at)
  let length = octets.readUInt8(at + 1)
  let body = at + 2
  if (length & 0x80) {
    const size = length & 0x7f
    if (size === 0 || size > 4 || body + size > octets.length) throw new RangeError('no length')
    length = octets.readUIntBE(body, size)
    body += size
  }
  if (body + length > octets.length) throw new RangeError('cut short')
  return { tag: kind, body: octets.subarray(body, body + length), next: body + length }
}

/** The elements that follow each other. @throws RangeError where they are none. */
export const readElements = (octets: Buffer): Element[] => {
  const found: Element[] = []
  for (let at = 0; at < octets.length; ) {
    const one = readElement(octets, at)
    found.push(one)
    at = one.next
  }
  return found
}

/** @throws RangeError where it is no integer of a request. */
export const readInteger = (given: Element | undefined): number => {
  if (given?.tag !== tag.integer || given.body.length < 1 || given.body.length > 6)
    throw new RangeError('no integer')
  return given.body.readIntBE(0, given.body.length)
}
