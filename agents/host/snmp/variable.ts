import snmp, { type Varbind } from 'net-snmp'

/** The value of one object of a device. Octets stay octets, for only the MIB says whether they are text. */
export interface Variable {
  readonly oid: string
  /** Integers and counters as numbers, TimeTicks in hundredths of a second; OIDs and addresses as text. */
  readonly value: number | string | Buffer
}

const type = snmp.ObjectType

/** Opaque with a float or double inside (net-snmp's tags 0x9f78 and 0x9f79). */
const opaqueNumber = (octets: Buffer): number | null => {
  if (octets[0] !== 0x9f) return null
  if (octets[1] === 0x78 && octets.length >= 7) return octets.readFloatBE(3)
  if (octets[1] === 0x79 && octets.length >= 11) return octets.readDoubleBE(3)
  return null
}

/** A counter of 64 bits; beyond 2^53 it loses its last digits, which no reading needs. */
const fromOctets = (octets: Buffer): number => octets.reduce((sum, octet) => sum * 256 + octet, 0)

const decoded = ({ type: kind, value }: Varbind): Variable['value'] | null => {
  if (kind === type.Counter64) return Buffer.isBuffer(value) ? fromOctets(value) : Number(value)
  if (kind === type.Opaque) return Buffer.isBuffer(value) ? opaqueNumber(value) : null
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value === 'bigint') return Number(value)
  return typeof value === 'string' || Buffer.isBuffer(value) ? value : null
}

/** Null where the device says that it has no such object, or where its value is of no type that there is. */
export const toVariable = (varbind: Varbind): Variable | null => {
  if (snmp.isVarbindError(varbind)) return null
  const value = decoded(varbind)
  return value === null ? null : { oid: varbind.oid, value }
}
