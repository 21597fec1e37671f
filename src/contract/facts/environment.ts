import { z } from 'zod'
import { maybe, text } from '../field.js'
import { defineTopic } from '../topic.js'

const limit = (what: string) => maybe(z.number()).describe(`${what}, in the unit of its reading.`)

export const Environment = defineTopic(
  'environment',
  z.strictObject({
    sensor: text(128).describe('What tells this sensor from others of the same device; it stays the same.'),
    name: text(128).nullable().describe('What people call it on the device.'),
    place: maybe(text(128)).describe('Where it is, as the device says.'),
    kind: z
      .enum(['temperature', 'humidity', 'dew-point', 'water', 'door', 'smoke', 'motion', 'airflow', 'other'])
      .describe('What it senses.'),
    position: z
      .enum(['ambient', 'inlet', 'outlet', 'internal', 'unknown'])
      .describe(
        'Whether it feels the air of the room, what a device takes in or gives out, or the device inside.',
      ),
    state: z
      .enum(['normal', 'warning', 'alarm', 'unknown'])
      .describe('What the device thinks of it: water seen, a door open, a limit passed.'),
    lowWarning: limit('Below this it warns'),
    lowAlarm: limit('Below this it gives an alarm'),
    highWarning: limit('Above this it warns'),
    highAlarm: limit('Above this it gives an alarm'),
  }),
  {
    about: ['device', 'ups', 'host'],
    key: (fact) => fact.sensor,
    lasting: true,
    expected: false,
    max: 512,
    readings: {
      celsius: { unit: '°C', description: 'Temperature.' },
      relativeHumidityPercent: { unit: '%', description: 'Relative humidity.' },
      dewPointCelsius: {
        unit: '°C',
        description: 'Dew point, reported or from temperature and humidity (Magnus).',
      },
    },
    description: 'Sensors of a room or a device: temperature, humidity, water, doors, smoke.',
  },
)
export default Environment
