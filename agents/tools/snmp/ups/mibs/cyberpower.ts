import { defineUpsMib } from '../mib.js'

/** CPS-MIB of CyberPower. */
export default defineUpsMib({
  name: 'CPS-MIB',
  rank: 10,
  base: '1.3.6.1.4.1.3808.1.1.1',
  presence: ['4.1.1.0', '2.1.1.0', '1.1.1.0'],
  manufacturer: 'CyberPower',
  texts: { model: [['1.1.1.0']], serial: [['1.2.3.0']], firmware: [['1.2.1.0']] },
  nominal: {
    nominalVoltAmperes: [['1.2.6.0']],
    nominalWatts: [['1.2.7.0']],
    nominalOutputVolts: [['5.2.1.0']],
  },
  numbers: {
    secondsOnBattery: [['2.1.2.0', 0.01]],
    chargePercent: [['2.2.1.0']],
    batteryVolts: [['2.2.2.0', 0.1]],
    batteryCelsius: [['2.2.3.0']],
    runtimeSeconds: [['2.2.4.0', 0.01]],
    inputVolts: [['3.2.1.0', 0.1]],
    inputHertz: [['3.2.4.0', 0.1]],
    outputVolts: [['4.2.1.0', 0.1]],
    outputHertz: [['4.2.2.0', 0.1]],
    loadPercent: [['4.2.3.0']],
    outputAmperes: [['4.2.4.0', 0.1]],
    outputWatts: [['4.2.5.0']],
    outputVoltAmperes: [['4.2.8.0']],
  },
  meanings: [
    {
      at: '4.1.1.0',
      means: {
        1: { source: 'unknown' },
        2: { source: 'mains' },
        3: { source: 'battery' },
        4: { source: 'mains', state: 'boost' },
        5: { source: 'off' },
        6: { source: 'off' },
        7: { source: 'unknown' },
        8: { source: 'mains', state: 'eco' },
        9: { source: 'bypass' },
        10: { source: 'mains', state: 'trim' },
        11: { source: 'unknown', state: 'overload', alarm: 'Overload' },
      },
    },
    {
      at: '2.1.1.0',
      means: {
        1: {},
        2: { battery: 'normal' },
        3: { battery: 'low' },
        4: { battery: 'unknown', alarm: 'Battery not present' },
      },
    },
    { at: '2.2.5.0', means: { 1: { replaceBattery: false }, 2: { replaceBattery: true } } },
    {
      at: '3.2.6.0',
      means: {
        1: {},
        2: { mainsBad: true },
        3: { mainsBad: true },
        4: { mainsBad: true },
        5: { mainsBad: true },
        6: { mainsBad: true },
      },
    },
    {
      at: '7.2.3.0',
      means: { 1: { test: 'passed' }, 2: { test: 'failed' }, 3: {}, 4: { test: 'running', state: 'test' } },
    },
    { at: '7.2.7.0', means: { 1: {}, 2: {}, 3: { state: 'calibration' } } },
  ],
  batteryDate: { at: '2.1.3.0', order: 'month-first' },
  testDate: { at: '7.2.4.0', order: 'month-first' },
})
