import { type Instant, toMs } from '#lib/instant.js'
import type { Objects } from '../snmp/device.js'
import { wave } from '../wave.js'
import { chassis, system } from './identity.js'

const physical = '1.3.6.1.2.1.47.1.1.1.1'
const sensor = '1.3.6.1.2.1.99.1.1.1'
const sensorClass = 8
const [celsius, relativeHumidity, truth] = [8, 9, 12]
const [units, ok] = [9, 1]
const isFalse = 2

interface Sensor {
  readonly index: number
  readonly name: string
  readonly description: string
  readonly type: number
  readonly precision: number
  readonly value: number
  readonly unit: string
}

/** A sensor of ENTITY-SENSOR-MIB (RFC 3433). */
const asObjects = ({ index, name, description, type, precision, value, unit }: Sensor): Objects => ({
  [`${physical}.2.${index}`]: description,
  [`${physical}.4.${index}`]: 1,
  [`${physical}.5.${index}`]: sensorClass,
  [`${physical}.7.${index}`]: name,
  [`${sensor}.1.${index}`]: type,
  [`${sensor}.2.${index}`]: units,
  [`${sensor}.3.${index}`]: precision,
  [`${sensor}.4.${index}`]: value,
  [`${sensor}.5.${index}`]: ok,
  [`${sensor}.6.${index}`]: unit,
})

/** When the air conditioner had a bad afternoon. */
export interface WarmSpell {
  readonly from: Instant
  readonly to: Instant
  readonly celsius: number
}

const spellAt = ({ from, to, celsius: most }: WarmSpell, at: Instant): number => {
  const part = (toMs(at) - toMs(from)) / (toMs(to) - toMs(from))
  return part <= 0 || part >= 1 ? 0 : most * Math.sin(part * Math.PI)
}

/** A monitor of the server room's air: temperature, humidity, a door and water on the floor. */
export const climateObjects = (warm: WarmSpell, at: Instant): Objects => {
  const degrees = wave('room', at, { middle: 22.4, swing: 0.7, tremble: 0.2 }) + spellAt(warm, at)
  const humidity = wave('humidity', at, { middle: 44, swing: -3, tremble: 1 })
  const sensors: Sensor[] = [
    {
      index: 2,
      name: 'Temperature at the front of the rack',
      description: 'Ambient temperature',
      type: celsius,
      precision: 1,
      value: Math.round(degrees * 10),
      unit: 'Celsius',
    },
    {
      index: 3,
      name: 'Humidity at the front of the rack',
      description: 'Ambient humidity',
      type: relativeHumidity,
      precision: 0,
      value: Math.round(humidity),
      unit: '%RH',
    },
    {
      index: 4,
      name: 'Door of the server room',
      description: 'Door open',
      type: truth,
      precision: 0,
      value: isFalse,
      unit: 'truth value',
    },
    {
      index: 5,
      name: 'Water under the air conditioner',
      description: 'Water leak',
      type: truth,
      precision: 0,
      value: isFalse,
      unit: 'truth value',
    },
  ]
  return {
    ...system(at, {
      description: 'Environment monitor (simulated)',
      objectId: '1.3.6.1.4.1.63999.1.1',
      name: 'climate-01',
      location: 'Server room, rack 1',
    }),
    ...chassis({ maker: 'Simulated', model: 'Room monitor', serial: 'SIM-CLIMATE-01', firmware: '1.4' }),
    ...Object.assign({}, ...sensors.map(asObjects)),
  }
}
