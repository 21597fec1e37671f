import type { SnmpSession } from '../../host/snmp/session.js'
import { plausible, type Sensor } from '../climate/sensor.js'
import { type Kind, type Position, positionOf } from '../climate/words.js'
import { toQuantity } from './quantity.js'
import { type Row, readTable } from './table.js'
import { toText } from './values.js'

export const sensorEntry = '1.3.6.1.2.1.99.1.1.1'
const physicalEntry = '1.3.6.1.2.1.47.1.1.1.1'
const sensorColumns = { type: 1, scale: 2, precision: 3, value: 4, status: 5 } as const
const physicalColumns = { description: 2, within: 4, class: 5, name: 7 } as const

const kinds: Readonly<Record<number, Kind>> = { 8: 'temperature', 9: 'humidity' }
/** Exponents of SensorDataScale (RFC 3433): yocto(1) to yotta(17), units(9). */
const exponents = [-24, -21, -18, -15, -12, -9, -6, -3, 0, 3, 6, 9, 12, 15, 18, 21, 24]
/** The value of a sensor that is beyond what it can tell (RFC 3433). */
const beyond = [-1_000_000_000, 1_000_000_000]
const works = 1
const unavailable = 2

export type SensorRow = Row<keyof typeof sensorColumns>
export type PhysicalRow = Row<keyof typeof physicalColumns>

/** Of transceivers, fans and processors there may be hundreds; a row names them as its parent does. */
const nameOf = (index: string, physical: ReadonlyMap<string, PhysicalRow>): string | null => {
  const row = physical.get(index)
  const words = toText(row?.name, 128) ?? toText(row?.description, 128)
  const description = toText(row?.description, 128)
  const said = words && /^[\d./ -]*$/.test(words) && description ? description : words
  const parent = physical.get(String(toQuantity(row?.within) ?? ''))
  const above = toText(parent?.name, 64) ?? toText(parent?.description, 64)
  if (said === null) return above
  return /^(temp(erature)?|humidity|sensor|temperature sensor|humidity sensor)\s*\d*$/i.test(said) && above
    ? `${above} ${said}`
    : said
}

/** The sensors of ENTITY-SENSOR-MIB (RFC 3433). What does not say where it is, is inside the device. */
export const entitySensorsOf = (
  rows: ReadonlyMap<string, SensorRow>,
  physical: ReadonlyMap<string, PhysicalRow>,
  otherwise: Position,
): Sensor[] =>
  [...rows].flatMap(([index, row]): Sensor[] => {
    const kind = kinds[toQuantity(row.type) ?? 0]
    const status = toQuantity(row.status)
    // Devices of before the RFC leave the status out; that it is unavailable or broken, they must say.
    if (!kind || status === unavailable) return []
    const exponent = exponents[(toQuantity(row.scale) ?? 9) - 1] ?? 0
    const digits = toQuantity(row.precision) ?? 0
    const raw = toQuantity(row.value, { absent: beyond })
    const value = raw === null ? null : raw * 10 ** (exponent - digits)
    const number = status === null || status === works ? plausible(kind, value) : null
    if (number === null && (status === null || status === works)) return []
    const name = nameOf(index, physical)
    const description = toText(physical.get(index)?.description, 128)
    return [
      {
        id: `entity ${index} ${kind}`,
        group: `entity ${toQuantity(physical.get(index)?.within) ?? index}`,
        name,
        kind,
        position: positionOf(`${name ?? ''} ${description ?? ''}`, otherwise),
        state: 'unknown',
        value: number,
      },
    ]
  })

export const readEntitySensors = async (
  session: SnmpSession,
  entry: string,
  otherwise: Position,
): Promise<Sensor[]> => {
  const rows = await readTable(session, entry, sensorColumns)
  if (rows.size === 0) return []
  return entitySensorsOf(rows, await readTable(session, physicalEntry, physicalColumns), otherwise)
}
