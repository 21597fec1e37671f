import { z } from 'zod'
import { plausible, type Sensor } from './sensor.js'
import type { Kind, State } from './words.js'

const Feature = z.record(z.string(), z.number().nullable())
/** What `sensors -j` says: chips, within them features, within them what each was asked. */
export const LmSensors = z.record(z.string(), z.record(z.string(), z.union([z.string(), Feature])))

/** What a diode that is not connected reads as. */
const unconnected = new Set([0, 127, 127.5, 128, -128])
const kinds: readonly (readonly [Kind, string])[] = [
  ['temperature', 'temp'],
  ['humidity', 'humidity'],
]

type Asked = z.infer<typeof Feature>

const stateOf = (asked: Asked, part: string): State => {
  const flag = (name: string) => asked[`${part}_${name}`]
  const flags = ['alarm', 'crit_alarm', 'emergency_alarm', 'max_alarm', 'min_alarm', 'lcrit_alarm'].map(flag)
  if (['crit_alarm', 'emergency_alarm', 'lcrit_alarm'].some((name) => flag(name))) return 'alarm'
  if (['alarm', 'max_alarm', 'min_alarm'].some((name) => flag(name))) return 'warning'
  return flags.some((value) => value === 0) ? 'normal' : 'unknown'
}

const sensorOf = (chip: string, label: string, asked: Asked): Sensor[] => {
  const input = Object.keys(asked).find((name) => /^(temp|humidity)\d+_input$/.test(name))
  const part = input?.replace(/_input$/, '')
  const kind = kinds.find(([, prefix]) => part?.startsWith(prefix))?.[0]
  if (input === undefined || part === undefined || !kind) return []
  const raw = asked[input] ?? null
  const isBroken = asked[`${part}_fault`] === 1
  const value = raw === null || (kind === 'temperature' && unconnected.has(raw)) ? null : plausible(kind, raw)
  if (value === null || isBroken) return []
  const limit = (name: string) => plausible(kind, asked[`${part}_${name}`] ?? null)
  return [
    {
      id: `${chip} ${label}`,
      group: chip,
      name: label,
      place: chip,
      kind,
      // What a machine has built in says nothing about the room.
      position: 'internal',
      state: stateOf(asked, part),
      value,
      limits: {
        lowWarning: limit('min'),
        lowAlarm: limit('lcrit'),
        highWarning: limit('max'),
        highAlarm: limit('crit'),
      },
    },
  ]
}

/** The sensors of a machine as lm-sensors tells of them. */
export const lmSensors = (told: z.infer<typeof LmSensors>): Sensor[] =>
  Object.entries(told).flatMap(([chip, features]) =>
    Object.entries(features).flatMap(([label, asked]) =>
      typeof asked === 'string' ? [] : sensorOf(chip, label, asked),
    ),
  )
