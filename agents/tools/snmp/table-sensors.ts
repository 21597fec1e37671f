import { fromFahrenheit } from '#lib/dew-point.js'
import { plausible, type Sensor } from '../climate/sensor.js'
import { type Kind, kindOf, positionOf, type State } from '../climate/words.js'
import type { SensorTable } from './environment-maker.js'
import { toQuantity, toWord } from './quantity.js'
import type { Row } from './table.js'
import { toText } from './values.js'

type SensorRow = Row<keyof SensorTable['columns']>

const isFahrenheit = (unit: string | null, words: readonly (number | string)[] = []): boolean =>
  unit !== null &&
  (/^(°|deg\w*\s*)?f(ahrenheit)?$|degree f|°f/i.test(unit) || words.map(String).includes(unit))

const kindOfUnit = (unit: string | null): Kind | null => {
  if (/^(°|deg\w*\.?\s*)?[cf](elsius|ahrenheit)?$|degree [cf]|°[cf]/i.test(unit ?? '')) return 'temperature'
  return /^%( ?rh)?$|^rh$|humid/i.test(unit ?? '') ? 'humidity' : null
}

const hasReading = (kind: Kind): boolean => ['temperature', 'humidity', 'dew-point'].includes(kind)

const kindIn = (table: SensorTable, row: SensorRow, name: string | null): Kind | null => {
  const { kind } = table
  if (kind === 'by-name') return kindOf(name)
  if (kind === 'by-unit') return kindOfUnit(toWord(row.unit))
  if (typeof kind === 'string') return kind
  const type = kind.types[toWord(row.type) ?? '']
  return type === 'by-name' ? kindOf(name) : (type ?? null)
}

const limitNames = ['lowWarning', 'lowAlarm', 'highWarning', 'highAlarm'] as const

/** The sensors of one table by its rows; those that are not plugged in are left out. */
export const sensorsOf = (
  table: SensorTable,
  rows: ReadonlyMap<string, SensorRow>,
  commonUnit: string | null = null,
): Sensor[] =>
  [...rows].flatMap(([index, row]): Sensor[] => {
    const said = toText(row.name, 128)
    const name = said ?? table.name ?? null
    if (table.units && !table.units.includes(toWord(row.unit) ?? '')) return []
    const kind = kindIn(table, row, name)
    if (kind === null || (table.only && !table.only.test(name ?? ''))) return []
    if (table.present && !table.present.map(String).includes(toWord(row.present) ?? '')) return []
    const state: State = table.states?.[toWord(row.state ?? row.value) ?? ''] ?? 'unknown'
    const unit = toWord(row.unit) ?? commonUnit ?? table.unit ?? null
    const isF = kind !== 'humidity' && hasReading(kind) && isFahrenheit(unit, table.fahrenheit)
    const digits = toQuantity(row.digits)
    const divisor = toQuantity(row.divisor)
    const scale = digits !== null ? 10 ** -digits : divisor ? 1 / divisor : (table.scale ?? 1)
    const toUnit = (value: number | null) => (value !== null && isF ? fromFahrenheit(value) : value)
    const { absent = [] } = table
    const isUnclear = table.needsUnit === true && kind === 'temperature' && !unit
    const plain = toQuantity(row.value, { scale, absent })
    const fine = toQuantity(row.fine, { scale: table.fineScale ?? 0.1, absent })
    const exact = plain !== null && fine !== null && Math.abs(fine - plain) <= 1 ? fine : plain
    const isSilent = (table.silentStates ?? []).map(String).includes(toWord(row.state) ?? '')
    const value = hasReading(kind) && !isSilent && !isUnclear ? plausible(kind, toUnit(exact)) : null
    // One that feels nothing, and does not say that it is broken, is none.
    if (hasReading(kind) && value === null && !isSilent && !isUnclear) return []
    if (!hasReading(kind) && row.value === undefined && row.state === undefined) return []
    const limits = Object.fromEntries(
      limitNames.map((limit) => [
        limit,
        hasReading(kind)
          ? toUnit(toQuantity(row[limit], { scale: digits === null ? (table.limitScale ?? scale) : scale }))
          : null,
      ]),
    )
    const part = index === '0' || index === '' ? '' : ` ${index}`
    const fallback = table.position ?? 'ambient'
    return [
      {
        id: `${table.id}${part} ${kind}`,
        group: `${table.group ?? table.id}${table.isOneBox ? '' : part}`,
        name,
        place: toText(row.place, 128),
        kind,
        position: table.isFixed ? fallback : positionOf(name, fallback),
        state,
        value,
        limits,
      },
    ]
  })
