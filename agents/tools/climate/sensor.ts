import { cut } from '#lib/cut.js'
import { dewPoint } from '#lib/dew-point.js'
import type { Fact, Kind, Position, State } from './words.js'

/** A sensor as a tool tells of it, in °C and percent. */
export interface Sensor {
  readonly id: string
  /** Sensors of one group feel the same air: from them follows its dew point. */
  readonly group: string
  readonly name: string | null
  readonly place?: string | null
  readonly kind: Kind
  readonly position: Position
  readonly state: State
  readonly value: number | null
  readonly limits?: Partial<Record<'lowWarning' | 'lowAlarm' | 'highWarning' | 'highAlarm', number | null>>
}

const metrics: Partial<Record<Kind, string>> = {
  temperature: 'celsius',
  humidity: 'relativeHumidityPercent',
  'dew-point': 'dewPointCelsius',
}

const round = (value: number): number => Math.round(value * 100) / 100

const factOf = ({ id, name, place, kind, position, state, limits = {} }: Sensor): Fact => ({
  sensor: cut(id, 128),
  name: name === null ? null : cut(name, 128),
  ...(place ? { place: cut(place, 128) } : {}),
  kind,
  position,
  state,
  ...Object.fromEntries(
    Object.entries(limits).flatMap(([limit, value]) =>
      value === null || value === undefined ? [] : [[limit, round(value)]],
    ),
  ),
})

const only = (sensors: readonly Sensor[]): Sensor | null =>
  sensors.length === 1 ? (sensors[0] ?? null) : null

/** Dew points that no sensor reports, by the sensor of the humidity from which they follow. */
const dewPoints = (sensors: readonly Sensor[]): [string, number][] => {
  const groups = Map.groupBy(sensors, ({ group }) => group)
  return [...groups.values()].flatMap((group): [string, number][] => {
    const of = (kind: Kind) => group.filter((sensor) => sensor.kind === kind && sensor.value !== null)
    const temperature = only(of('temperature'))
    const humidity = only(of('humidity'))
    if (!temperature || !humidity || of('dew-point').length > 0) return []
    const celsius = dewPoint(temperature.value ?? Number.NaN, humidity.value ?? Number.NaN)
    return celsius === null ? [] : [[`dewPointCelsius ${cut(humidity.id, 128)}`, celsius]]
  })
}

const mostSensors = 512

/** The facts and readings of sensors. Of two with the same id, which a device should not have, the first counts. */
export const tell = (all: readonly Sensor[]): { facts: Fact[]; readings: Record<string, number> } => {
  const sensors = [...new Map(all.toReversed().map((sensor) => [cut(sensor.id, 128), sensor])).values()]
    .toReversed()
    .slice(0, mostSensors)
  const readings = sensors.flatMap(({ id, kind, value }): [string, number][] => {
    const metric = metrics[kind]
    return metric === undefined || value === null ? [] : [[`${metric} ${cut(id, 128)}`, round(value)]]
  })
  return {
    facts: sensors.map(factOf),
    readings: Object.fromEntries([...readings, ...dewPoints(sensors)]),
  }
}

/** What no sensor of a room or of a device inside can feel is a way to say that there is none. */
export const plausible = (kind: Kind, value: number | null): number | null => {
  if (value === null || !Number.isFinite(value)) return null
  if (kind === 'humidity') return value > 0 && value <= 100 ? value : null
  if (kind === 'temperature' || kind === 'dew-point') return value > -60 && value < 150 ? value : null
  return value
}
