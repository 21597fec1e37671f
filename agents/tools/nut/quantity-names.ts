import type { Quantity } from '../ups/quantities.js'

/** The variables of a quantity by NUT's list of names, the best first; drivers differ over which they publish. */
export const wholeNames: Readonly<Record<Quantity, readonly string[]>> = {
  chargePercent: ['battery.charge'],
  runtimeSeconds: ['battery.runtime'],
  secondsOnBattery: ['battery.runtime.elapsed'],
  batteryVolts: ['battery.voltage'],
  batteryAmperes: ['battery.current', 'battery.current.total'],
  batteryCelsius: ['battery.temperature', 'ups.temperature'],
  loadPercent: ['ups.load', 'output.power.percent'],
  inputVolts: ['input.voltage'],
  inputHertz: ['input.frequency'],
  inputAmperes: ['input.current'],
  inputWatts: ['input.realpower'],
  outputVolts: ['output.voltage'],
  outputHertz: ['output.frequency'],
  outputAmperes: ['output.current'],
  outputWatts: ['ups.realpower', 'output.realpower'],
  outputVoltAmperes: ['ups.power', 'output.power'],
  bypassVolts: ['input.bypass.voltage'],
  bypassHertz: ['input.bypass.frequency'],
  bypassAmperes: ['input.bypass.current'],
  bypassWatts: ['input.bypass.realpower'],
}

const domains: readonly (readonly [RegExp, string])[] = [
  [/^input/, 'input'],
  [/^output/, 'output'],
  [/^bypass/, 'input.bypass'],
]

/** The variables of a quantity of one phase: `input.L1-N.voltage`, and `input.L1-L2.voltage` where only that is told. */
export const phaseNames = (quantity: Quantity, phase: number): readonly string[] => {
  if (quantity === 'loadPercent') return [`output.L${phase}.power.percent`, `ups.L${phase}.load`]
  const domain = domains.find(([begin]) => begin.test(quantity))?.[1]
  if (domain === undefined) return []
  const at = `${domain}.L${phase}`
  if (/Volts$/.test(quantity))
    return [`${at}-N.voltage`, `${at}.voltage`, `${at}-L${(phase % 3) + 1}.voltage`]
  if (/Amperes$/.test(quantity) && !/VoltAmperes$/.test(quantity)) return [`${at}.current`]
  if (/VoltAmperes$/.test(quantity)) return [`${at}.power`]
  return /Watts$/.test(quantity) ? [`${at}.realpower`] : [`${at}.frequency`]
}
