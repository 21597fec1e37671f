import { defineUpsMib } from '../mib.js'

/** MG-SNMP-UPS-MIB of MGE UPS Systems, which cards of Eaton and of APC (Galaxy) still speak. */
export default defineUpsMib({
  name: 'MG-SNMP-UPS-MIB',
  rank: 20,
  base: '1.3.6.1.4.1.705.1',
  presence: ['7.3.0', '5.2.0', '1.1.0'],
  texts: { model: [['1.1.0', '1.2.0']], serial: [['1.7.0']], firmware: [['1.4.0']] },
  nominal: {
    nominalVoltAmperes: [['4.12.0']],
    lowRuntimeSeconds: [['4.7.0']],
    lowChargePercent: [['4.8.0']],
    lowTransferVolts: [['4.13.0']],
    highTransferVolts: [['4.14.0']],
    nominalOutputVolts: [['4.15.0']],
  },
  numbers: {
    runtimeSeconds: [['5.1.0']],
    chargePercent: [['5.2.0']],
    batteryVolts: [['5.5.0', 0.1]],
    batteryAmperes: [['5.6.0', 0.1]],
    batteryCelsius: [['5.7.0']],
  },
  lines: [
    {
      entry: '6.2.1',
      count: '6.1.0',
      columns: { inputVolts: [2, 0.1], inputHertz: [3, 0.1], inputAmperes: [6, 0.1] },
    },
    // What stands in column 4 is percent of the rating, though some read it as kVA.
    {
      entry: '7.2.1',
      count: '7.1.0',
      columns: { outputVolts: [2, 0.1], outputHertz: [3, 0.1], loadPercent: [4] },
    },
  ],
  // One digit behind the point for large devices, none for small ones: RFC 1628 is asked first.
  coarseLines: [{ entry: '7.2.1', count: '7.1.0', columns: { outputAmperes: [5, 0.1] } }],
  meanings: [
    { at: '5.9.0', means: { 1: { alarm: 'Battery fault' }, 2: {} } },
    { at: '5.10.0', means: { 1: { alarm: 'No battery' }, 2: {} } },
    {
      at: '5.11.0',
      means: { 1: { replaceBattery: true, alarm: 'Battery to be replaced' }, 2: { replaceBattery: false } },
    },
    { at: '5.12.0', means: { 1: { alarm: 'Battery unavailable' }, 2: {} } },
    { at: '5.14.0', means: { 1: { battery: 'low' }, 2: { battery: 'normal' } } },
    { at: '5.15.0', means: { 1: { alarm: 'Battery charger fault' }, 2: {} } },
    { at: '5.16.0', means: { 1: { battery: 'low' }, 2: { battery: 'normal' } } },
    { at: '6.3.0', means: { 1: { mainsBad: true }, 2: {} } },
    { at: '7.3.0', means: { 1: { source: 'battery' }, 2: { source: 'mains' } } },
    { at: '7.4.0', means: { 1: { source: 'bypass' }, 2: {} } },
    { at: '7.7.0', means: { 1: { source: 'off' }, 2: {} } },
    { at: '7.8.0', means: { 1: { state: 'boost' }, 2: {} } },
    { at: '7.10.0', means: { 1: { state: 'overload', alarm: 'Output overload' }, 2: {} } },
    { at: '7.11.0', means: { 1: { alarm: 'Over temperature' }, 2: {} } },
    { at: '7.12.0', means: { 1: { state: 'trim' }, 2: {} } },
  ],
})
