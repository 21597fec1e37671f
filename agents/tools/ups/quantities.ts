import type { Range } from './believable.js'

export type Quantity =
  | 'chargePercent'
  | 'runtimeSeconds'
  | 'secondsOnBattery'
  | 'batteryVolts'
  | 'batteryAmperes'
  | 'batteryCelsius'
  | 'loadPercent'
  | 'inputVolts'
  | 'inputHertz'
  | 'inputAmperes'
  | 'inputWatts'
  | 'outputVolts'
  | 'outputHertz'
  | 'outputAmperes'
  | 'outputWatts'
  | 'outputVoltAmperes'
  | 'bypassVolts'
  | 'bypassHertz'
  | 'bypassAmperes'
  | 'bypassWatts'

interface Limits extends Omit<Range, 'zero'> {
  /**
   * When exactly 0 is meant: always; on the battery (on the mains it is how devices say that they do not know);
   * while nothing is fed, by a load of 0; while it is switched off; or never.
   */
  readonly zero: 'always' | 'on-battery' | 'idle' | 'off' | 'never'
}

export const longestRuntimeSeconds = 30 * 86_400

const volts: Limits = { min: 0, max: 1000, zero: 'never', may255: true }
const amperes: Limits = { min: 0, max: 5000, zero: 'never', may255: true }
const power: Limits = { min: 0, max: 1e7, zero: 'never', may255: true }
const hertz: Limits = { min: 10, max: 100, zero: 'never' }

/** What each quantity can be; the rest is not reported. */
export const limits: Readonly<Record<Quantity, Limits>> = {
  chargePercent: { min: 0, max: 100, zero: 'on-battery' },
  runtimeSeconds: { min: 0, max: longestRuntimeSeconds, zero: 'on-battery', may255: true },
  secondsOnBattery: { min: 0, max: longestRuntimeSeconds, zero: 'never', may255: true },
  batteryVolts: volts,
  batteryAmperes: { min: -5000, max: 5000, zero: 'never', may255: true, mayMinus1: true },
  batteryCelsius: { min: -40, max: 120, zero: 'never' },
  loadPercent: { min: 0, max: 200, zero: 'always' },
  inputVolts: { ...volts, zero: 'on-battery' },
  inputHertz: hertz,
  inputAmperes: amperes,
  inputWatts: power,
  outputVolts: { ...volts, zero: 'off' },
  outputHertz: hertz,
  outputAmperes: { ...amperes, zero: 'idle' },
  outputWatts: { ...power, zero: 'idle' },
  outputVoltAmperes: { ...power, zero: 'idle' },
  bypassVolts: volts,
  bypassHertz: hertz,
  bypassAmperes: amperes,
  bypassWatts: power,
}

export interface Doing {
  readonly isOnBattery: boolean
  readonly isOff: boolean
  /** Whether its load is exactly 0. */
  readonly isIdle: boolean
}

/** The range of a quantity, while the UPS does what it does. */
export const rangeOf = (quantity: Quantity, { isOnBattery, isOff, isIdle }: Doing): Range => {
  const { zero, ...range } = limits[quantity]
  const isZero = { always: true, 'on-battery': isOnBattery, idle: isIdle, off: isOff, never: false }[zero]
  return { ...range, zero: isZero }
}
