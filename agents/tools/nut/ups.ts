import { cut } from '#lib/cut.js'
import { limits, longestRuntimeSeconds, type Quantity, rangeOf } from '../ups/quantities.js'
import { alarmsOf } from './alarms.js'
import { readNumber, type Variables } from './numbers.js'
import { phaseNames, wholeNames } from './quantity-names.js'
import { readStatus } from './status.js'
import { readDay, readTestResult, readText } from './texts.js'

/** What it says its battery date is, unless that lies before the device itself was made. */
const batteryDate = (variables: Variables): string | null | undefined => {
  const day = readDay(variables.get('battery.date') ?? variables.get('battery.mfr.date'))
  const made = readDay(variables.get('ups.mfr.date') ?? variables.get('device.mfr.date'))
  return day && made && day < made ? null : day
}

const rating = { min: 1, max: 1e7, zero: false, may255: true }
const volts = { min: 1, max: 1000, zero: false, may255: true }
const seconds = { min: 0, max: longestRuntimeSeconds, zero: false, may255: true }

const optional = <Name extends string, T>(
  name: Name,
  value: T | null | undefined,
): Partial<Record<Name, T>> =>
  value === undefined || value === null ? {} : ({ [name]: value } as Record<Name, T>)

const dated = <Name extends string>(
  name: Name,
  has: boolean,
  day: string | null | undefined,
): Partial<Record<Name, string | null>> =>
  has && day !== undefined ? ({ [name]: day } as Record<Name, string | null>) : {}

/** The fact of one UPS from the variables that upsd gives. */
export const readUps = (name: string, variables: Variables) => {
  const alarms = alarmsOf(variables)
  const status = readStatus(variables.get('ups.status'), variables.get('battery.charger.status'))
  const nominal = (names: readonly string[], range = volts) => readNumber(variables, names, range)
  return {
    name: cut(name, 128),
    manufacturer: readText(variables, ['ups.mfr', 'device.mfr']),
    model: readText(variables, ['ups.model', 'device.model']),
    serial: readText(variables, ['ups.serial', 'device.serial']),
    firmware: readText(variables, ['ups.firmware', 'ups.firmware.aux'], 64),
    // Rated watts are reported or not; volt-amperes times a guessed power factor would be an invention.
    nominalWatts: nominal(['ups.realpower.nominal', 'output.realpower.nominal'], rating),
    nominalVoltAmperes: nominal(['ups.power.nominal', 'output.power.nominal'], rating),
    ...optional('nominalInputVolts', nominal(['input.voltage.nominal'])),
    ...optional('nominalOutputVolts', nominal(['output.voltage.nominal'])),
    ...optional(
      'nominalHertz',
      nominal(['output.frequency.nominal', 'input.frequency.nominal'], { ...volts, min: 10, max: 100 }),
    ),
    ...optional('lowTransferVolts', nominal(['input.transfer.low'])),
    ...optional('highTransferVolts', nominal(['input.transfer.high'])),
    ...status,
    replaceBattery: status.replaceBattery || alarms.some((alarm) => /replace battery/i.test(alarm)),
    ...optional('lowRuntimeSeconds', nominal(['battery.runtime.low'], seconds)),
    ...optional('lowChargePercent', nominal(['battery.charge.low'], { ...rating, max: 100 })),
    ...optional('testResult', readTestResult(variables.get('ups.test.result'))),
    ...dated('testedOn', variables.has('ups.test.date'), readDay(variables.get('ups.test.date'))),
    ...dated(
      'batteryDate',
      variables.has('battery.date') || variables.has('battery.mfr.date'),
      batteryDate(variables),
    ),
    alarms: [...alarms],
  }
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000

/** What is said of the whole where only phases are: power adds up, the fullest phase is the load. */
const ofAll = (quantity: Quantity, values: readonly number[]): number | null => {
  if (quantity === 'loadPercent') return Math.max(...values)
  if (/Hertz$/.test(quantity)) return values[0] ?? null
  return /(Watts|VoltAmperes)$/.test(quantity) && values.length === 3
    ? rounded(values.reduce((sum, value) => sum + value, 0))
    : null
}

/** Some drivers write the watts of the first phase under the name of the apparent power, which is never the smaller. */
const withoutFalsePower = (readings: Record<string, number>): Record<string, number> => {
  const { outputVoltAmperes: apparent, ...rest } = readings
  const watts = readings.outputWatts
  return apparent !== undefined && watts !== undefined && apparent < watts * 0.95 ? rest : readings
}

/** The readings that it really reports. */
export const readReadings = (variables: Variables): Record<string, number> => {
  const tokens = new Set((variables.get('ups.status') ?? '').toUpperCase().split(/\s+/))
  const isIdle = Number(variables.get('ups.load') ?? Number.NaN) === 0
  const doing = { isOnBattery: tokens.has('OB'), isOff: tokens.has('OFF'), isIdle }
  const readings: Record<string, number> = {}
  for (const quantity of Object.keys(limits) as Quantity[]) {
    const number = (names: readonly string[]) => readNumber(variables, names, rangeOf(quantity, doing))
    const phases = [1, 2, 3].map((phase) => number(phaseNames(quantity, phase)))
    const values = phases.filter((value) => value !== null)
    const whole = number(wholeNames[quantity]) ?? (values.length === 0 ? null : ofAll(quantity, values))
    const isSingle = phases[1] === null && phases[2] === null
    if (whole !== null) readings[quantity] = whole
    else if (isSingle && phases[0] !== null && phases[0] !== undefined) readings[quantity] = phases[0]
    if (isSingle || /Hertz$/.test(quantity)) continue
    for (const [index, value] of phases.entries())
      if (value !== null) readings[`${quantity} ${index + 1}`] = value
  }
  return withoutFalsePower(readings)
}
