import { plausible, type Sensor } from '../climate/sensor.js'
import { type Kind, kindOf, type State } from '../climate/words.js'
import type { Variables } from './numbers.js'

/** What a driver says of a sensor whose value is beyond a limit (NUT's names of variables). */
const states: Readonly<Record<string, State>> = {
  good: 'normal',
  'warning-low': 'warning',
  'warning-high': 'warning',
  'critical-low': 'alarm',
  'critical-high': 'alarm',
}
/** Contacts: active is what it was set to warn of; open and closed say nothing of that. */
const contacts: Readonly<Record<string, State>> = { inactive: 'normal', active: 'alarm' }

const number = (kind: Kind, text: string | undefined): number | null =>
  text !== undefined && /^\s*[+-]?\d+(\.\d+)?\s*$/.test(text) ? plausible(kind, Number(text)) : null

const isThere = (variables: Variables, prefix: string): boolean =>
  !/^(no|0|false)$/i.test(variables.get(`${prefix}.present`) ?? 'yes')

const measured = (variables: Variables, prefix: string, name: string | null): Sensor[] =>
  (['temperature', 'humidity'] as const).flatMap((kind): Sensor[] => {
    const at = `${prefix}.${kind}`
    const value = number(kind, variables.get(at))
    if (value === null) return []
    const limit = (...names: string[]) =>
      names.map((of) => number(kind, variables.get(`${at}.${of}`))).find((found) => found !== null) ?? null
    return [
      {
        id: at,
        group: prefix,
        name,
        kind,
        position: 'ambient',
        state: states[variables.get(`${at}.status`) ?? ''] ?? 'unknown',
        value,
        limits: {
          lowWarning: limit('low.warning'),
          lowAlarm: limit('low.critical', 'low', 'alarm.low', 'minimum', 'alarm.minimum'),
          highWarning: limit('high.warning'),
          highAlarm: limit('high.critical', 'high', 'alarm.high', 'maximum', 'alarm.maximum'),
        },
      },
    ]
  })

const touched = (variables: Variables, prefix: string): Sensor[] =>
  [...variables].flatMap(([variable, said]): Sensor[] => {
    const part = variable.startsWith(`${prefix}.contacts.`)
      ? /^(\d+)\.status$/.exec(variable.slice(`${prefix}.contacts.`.length))?.[1]
      : undefined
    if (part === undefined) return []
    const name = variables.get(`${prefix}.contacts.${part}.name`) ?? null
    return [
      {
        id: `${prefix}.contacts.${part}`,
        group: prefix,
        name,
        kind: kindOf(name),
        position: 'ambient',
        state: contacts[said.toLowerCase()] ?? 'unknown',
        value: null,
      },
    ]
  })

/** The sensors at a UPS that upsd tells of: `ambient.*`, and `ambient.1.*` and so on where there are several. */
export const ambientSensors = (variables: Variables): Sensor[] => {
  const prefixes = new Set(
    [...variables.keys()].flatMap((name) => /^ambient(\.\d+)?(?=\.)/.exec(name)?.[0] ?? []),
  )
  return [...prefixes]
    .filter((prefix) => isThere(variables, prefix))
    .flatMap((prefix) => [
      ...measured(variables, prefix, variables.get(`${prefix}.name`) ?? null),
      ...touched(variables, prefix),
    ])
}
