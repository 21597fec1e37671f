import type { SnmpSession } from '../../host/snmp/session.js'
import { readTable } from './table.js'
import { toNumber } from './values.js'

const ipAddrEntry = '1.3.6.1.2.1.4.20.1'
const ipAddressEntry = '1.3.6.1.2.1.4.34.1'
const unicast = 1

/** IPv6 as RFC 5952 writes it. */
export const ipv6 = (octets: readonly number[]): string => {
  const groups = Array.from({ length: 8 }, (_, at) => (octets[at * 2] ?? 0) * 256 + (octets[at * 2 + 1] ?? 0))
  const text = groups.map((group) => group.toString(16)).join(':')
  const zeros = [...text.matchAll(/(?<![^:])0(?::0)+(?![^:])/g)].sort((a, b) => b[0].length - a[0].length)[0]
  if (!zeros) return text
  return `${text.slice(0, zeros.index)}::${text.slice(zeros.index + zeros[0].length)}`.replace(/:{3,}/, '::')
}

/** The address that an index of ipAddressTable holds: type, length, octets; null for those that name a zone. */
const addressIn = (index: string): string | null => {
  const [type, length, ...octets] = index.split('.').map(Number)
  if (type === 1 && length === 4 && octets.length === 4) return octets.join('.')
  return type === 2 && length === 16 && octets.length === 16 ? ipv6(octets) : null
}

/** The prefix length of a mask, or null where it is none. */
const lengthOf = (mask: unknown): number | null => {
  const octets = typeof mask === 'string' ? mask.split('.').map(Number) : []
  const bits = octets.map((octet) => octet.toString(2).padStart(8, '0')).join('')
  return /^1+0*$/.test(bits) && bits.length === 32 ? bits.replaceAll('0', '').length : null
}

/** Loopback and link-local ones tell nothing; 0.0.0.0 is none. */
const isTold = (address: string): boolean =>
  !/^(127\.|169\.254\.|0\.0\.0\.0$|255\.|::1?$|fe[89ab])/i.test(address)

/** The addresses of each interface, by ifIndex, with their prefix length: IP-MIB, its older table too. */
export const readAddresses = async (
  session: SnmpSession,
): Promise<ReadonlyMap<number, readonly string[]>> => {
  const found = new Map<string, { readonly index: number; readonly prefix: number | null }>()
  const note = (address: string | null, index: number | null, prefix: number | null): void => {
    if (address === null || index === null || !isTold(address)) return
    const known = found.get(address)
    if (known === undefined || known.prefix === null) found.set(address, { index, prefix })
  }
  for (const [address, row] of await readTable(session, ipAddrEntry, { index: 2, mask: 3 }))
    note(address, toNumber(row.index), lengthOf(row.mask?.value))
  for (const [key, row] of await readTable(session, ipAddressEntry, { index: 3, type: 4, prefix: 5 })) {
    const type = toNumber(row.type)
    // A RowPointer into ipAddressPrefixTable, whose last number is the length; 0.0 where there is none.
    const pointer = typeof row.prefix?.value === 'string' ? row.prefix.value : ''
    const length = pointer.startsWith('1.3.') ? Number(pointer.split('.').at(-1)) : null
    if (type === null || type === unicast) note(addressIn(key), toNumber(row.index), length)
  }
  const byInterface = new Map<number, string[]>()
  for (const [address, { index, prefix }] of found) {
    const text = prefix === null ? address : `${address}/${prefix}`
    byInterface.set(index, [...(byInterface.get(index) ?? []), text])
  }
  return byInterface
}
