import { readNumber, type Variables } from './numbers.js'
import { readStatus } from './status.js'
import { readDay, readTestResult, readText } from './texts.js'

const longestRuntimeSeconds = 30 * 86_400

/** What it says its battery date is, unless that lies before the device itself was made. */
const batteryDate = (variables: Variables): string | null | undefined => {
  const day = readDay(variables.get('battery.date') ?? variables.get('battery.mfr.date'))
  const made = readDay(variables.get('ups.mfr.date') ?? variables.get('device.mfr.date'))
  return day && made && day < made ? null : day
}

const rating = { min: 1, max: 1e7, zero: false, may255: true }
const volts = { min: 0, max: 1000, zero: false, may255: true }

const optional = <T>(name: string, value: T | undefined): Record<string, T> =>
  value === undefined ? {} : { [name]: value }

/** The fact of one UPS from the variables that upsd gives. */
export const readUps = (name: string, variables: Variables) => {
  const alarm = readText(variables, ['ups.alarm'], 128)
  const lowRuntime = readNumber(variables, ['battery.runtime.low'], {
    min: 0,
    max: longestRuntimeSeconds,
    zero: false,
    may255: true,
  })
  return {
    name: name.slice(0, 128),
    manufacturer: readText(variables, ['ups.mfr', 'device.mfr']),
    model: readText(variables, ['ups.model', 'device.model']),
    serial: readText(variables, ['ups.serial', 'device.serial']),
    firmware: readText(variables, ['ups.firmware'], 64),
    // Rated watts are reported or not; volt-amperes times a guessed power factor would be an invention.
    nominalWatts: readNumber(variables, ['ups.realpower.nominal', 'output.realpower.nominal'], rating),
    nominalVoltAmperes: readNumber(variables, ['ups.power.nominal', 'output.power.nominal'], rating),
    ...readStatus(variables.get('ups.status')),
    ...(lowRuntime === null ? {} : { lowRuntimeSeconds: lowRuntime }),
    ...optional('testResult', readTestResult(variables.get('ups.test.result'))),
    ...optional(
      'testedOn',
      variables.has('ups.test.date') ? readDay(variables.get('ups.test.date')) : undefined,
    ),
    ...optional(
      'batteryDate',
      variables.has('battery.date') || variables.has('battery.mfr.date') ? batteryDate(variables) : undefined,
    ),
    alarms: alarm === null ? [] : [alarm],
  }
}

/** The readings that it really reports. */
export const readReadings = (variables: Variables): Record<string, number> => {
  const isOnBattery = /\bOB\b/.test(variables.get('ups.status') ?? '')
  const number = (names: readonly string[], min: number, max: number, zero: boolean, may255 = false) =>
    readNumber(variables, names, { min, max, zero, may255 })
  const all = {
    // On mains, none left is the way of small devices to say that they do not know.
    chargePercent: number(['battery.charge'], 0, 100, isOnBattery),
    runtimeSeconds: number(['battery.runtime'], 0, longestRuntimeSeconds, isOnBattery, true),
    loadPercent: number(['ups.load', 'output.power.percent'], 0, 200, true),
    inputVolts: readNumber(variables, ['input.voltage', 'input.L1-N.voltage'], {
      ...volts,
      zero: isOnBattery,
    }),
    outputVolts: readNumber(variables, ['output.voltage', 'output.L1-N.voltage'], volts),
    batteryVolts: readNumber(variables, ['battery.voltage'], volts),
    batteryCelsius: number(['battery.temperature', 'ups.temperature'], -40, 120, false),
  }
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, number] => entry[1] !== null),
  )
}
