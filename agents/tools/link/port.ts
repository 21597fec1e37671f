import type { SnmpSession } from '../../host/snmp/session.js'
import { ProbeError } from '../../probe.js'
import { speedOf } from '../snmp/interfaces.js'
import { type Row, readTable } from '../snmp/table.js'
import { toNumber, toText } from '../snmp/values.js'

const interfaces = {
  description: '2.2.1.2',
  speed: '2.2.1.5',
  name: '31.1.1.1.1',
  highSpeed: '31.1.1.1.15',
  alias: '31.1.1.1.18',
} as const
export type PortRow = Row<keyof typeof interfaces>

/** The speed of the port that is called so, in bits a second; null where it does not say. Mbit/s are 1 000 000 bit/s. */
export const portNamed = (
  rows: ReadonlyMap<string, PortRow>,
  wanted: string,
): { readonly name: string; readonly bitsPerSecond: number | null } | null => {
  const found = [...rows].find(([index, row]) =>
    [index, ...[row.name, row.description, row.alias].map((words) => toText(words, 128))].some(
      (word) => word?.toLowerCase() === wanted.toLowerCase(),
    ),
  )
  if (!found) return null
  const [index, row] = found
  const bitsPerSecond = speedOf(toNumber(row.highSpeed), toNumber(row.speed))
  return { name: toText(row.name, 128) ?? toText(row.description, 128) ?? index, bitsPerSecond }
}

export const readPort = async (session: SnmpSession, wanted: string) => {
  const rows = await readTable(session, '1.3.6.1.2.1', interfaces)
  const port = portNamed(rows, wanted)
  if (port) return port
  const names = [...rows.values()].flatMap(
    ({ name, description }) => toText(name) ?? toText(description) ?? [],
  )
  throw new ProbeError(
    'unreadable',
    `${session.target.host} has no interface “${wanted}”; it has ${names.slice(0, 20).join(', ') || 'none'}`,
  )
}
