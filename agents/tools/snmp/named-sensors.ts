import { fromFahrenheit } from '#lib/dew-point.js'
import type { Variable } from '../../host/snmp/variable.js'
import { plausible, type Sensor } from '../climate/sensor.js'
import { positionOf } from '../climate/words.js'
import type { NamedVariables } from './environment-maker.js'
import { toQuantity } from './quantity.js'
import type { Row } from './table.js'
import { toText } from './values.js'

type NamedRow = Row<keyof NamedVariables['columns']>

/** The MIB's scale: −100 divides by 100, 10 multiplies by 10, 0 leaves as it is. */
const scaled = (value: number | null, scale: number | null): number | null => {
  if (value === null || !scale) return value
  return scale < 0 ? value / -scale : value * scale
}

const quantity = (row: NamedRow | undefined): number | null => {
  const value = scaled(toQuantity(row?.value), toQuantity(row?.scale))
  return value !== null && /f$/i.test(toText(row?.unit) ?? '') ? fromFahrenheit(value) : value
}

const limits = {
  lowAlarm: 'SetPtLowAlarm',
  lowWarning: 'SetPtLowWarning',
  highWarning: 'SetPtHighWarning',
  highAlarm: 'SetPtHighAlarm',
} as const

interface Part {
  readonly device: string
  readonly name: string
  readonly rows: Map<string, NamedRow>
}

/** Variables that differ only in their last word are of one sensor. */
const partsOf = (rows: ReadonlyMap<string, NamedRow>): Part[] => {
  const parts = new Map<string, Part>()
  for (const [index, row] of rows) {
    const [device = ''] = index.split('.')
    const path = toText(row.name) ?? ''
    const at = path.lastIndexOf('.')
    if (at < 0) continue
    const key = `${device} ${path.slice(0, at)}`
    const part = parts.get(key) ?? { device, name: path.slice(0, at), rows: new Map() }
    part.rows.set(path.slice(at + 1), row)
    parts.set(key, part)
  }
  return [...parts.values()]
}

export const namedSensors = (
  named: NamedVariables,
  rows: ReadonlyMap<string, NamedRow>,
  devices: readonly Variable[],
): Sensor[] =>
  partsOf(rows).flatMap(({ device, name, rows: own }): Sensor[] => {
    const kind = named.kinds.find(([pattern]) => pattern.test(name))?.[1]
    const value = own.get('Value')
    const state = own.get('Status')
    if (!kind || named.ignored.test(name) || (!value && !state)) return []
    const word = toText(state?.text) ?? ''
    if (/^(n\/?a|not avail|lost|unplugged)/i.test(word)) return []
    const called = toText(own.get('DescName')?.text, 64)
    const holder = devices.find(({ oid }) => oid.endsWith(`.${device}`))
    const read = ['temperature', 'humidity', 'dew-point'].includes(kind)
    const number = read ? plausible(kind, quantity(value)) : null
    if (read && number === null) return []
    const fallback = /system|water|control|setpoint/i.test(name) ? 'internal' : 'ambient'
    return [
      {
        id: `${named.id} ${device} ${name}`,
        group: `${named.id} ${device}`,
        name: called ?? name,
        place: toText(holder, 128),
        kind,
        position: positionOf(`${name} ${called ?? ''}`, fallback),
        state: named.states[word.toLowerCase()] ?? 'unknown',
        value: number,
        limits: read
          ? Object.fromEntries(
              Object.entries(limits).map(([limit, word]) => [limit, quantity(own.get(word))]),
            )
          : {},
      },
    ]
  })
