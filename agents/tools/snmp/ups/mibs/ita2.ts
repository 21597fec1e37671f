import { defineUpsMib } from '../mib.js'

/** VERTIV-ITA2-MIB. Phases that it does not have are 0; its serial number stands under the name of an index. */
export default defineUpsMib({
  name: 'VERTIV-ITA2-MIB',
  rank: 10,
  base: '1.3.6.1.4.1.13400.2.54',
  presence: ['2.1.2.0', '2.5.10.0', '1.2.0'],
  manufacturer: 'Vertiv',
  texts: { manufacturer: [['1.1.0']], model: [['1.2.0']], serial: [['1.3.0']] },
  numbers: {
    inputHertz: [['2.2.4.0', 0.01]],
    outputHertz: [['2.3.7.0', 0.01]],
    bypassHertz: [['2.4.4.0', 0.01]],
    batteryVolts: [['2.5.1.0', 0.1]],
    // Discharging and charging are objects of their own.
    batteryAmperes: [
      ['2.5.4.0', -0.01],
      ['2.5.3.0', 0.01],
    ],
    runtimeSeconds: [['2.5.7.0', 6]],
    batteryCelsius: [
      ['2.5.8.0', 0.1],
      ['2.5.9.0', 0.1],
    ],
    chargePercent: [['2.5.10.0']],
  },
  phases: {
    inputVolts: [
      ['2.2.1.0', 0.1],
      ['2.2.2.0', 0.1],
      ['2.2.3.0', 0.1],
    ],
    inputAmperes: [
      ['2.2.5.0', 0.1],
      ['2.2.6.0', 0.1],
      ['2.2.7.0', 0.1],
    ],
    outputVolts: [
      ['2.3.1.0', 0.1],
      ['2.3.2.0', 0.1],
      ['2.3.3.0', 0.1],
    ],
    outputAmperes: [
      ['2.3.4.0', 0.1],
      ['2.3.5.0', 0.1],
      ['2.3.6.0', 0.1],
    ],
    outputWatts: [
      ['2.3.8.0', 10],
      ['2.3.9.0', 10],
      ['2.3.10.0', 10],
    ],
    outputVoltAmperes: [
      ['2.3.11.0', 10],
      ['2.3.12.0', 10],
      ['2.3.13.0', 10],
    ],
    loadPercent: [
      ['2.3.14.0', 0.1],
      ['2.3.15.0', 0.1],
      ['2.3.16.0', 0.1],
    ],
    bypassVolts: [
      ['2.4.1.0', 0.1],
      ['2.4.2.0', 0.1],
      ['2.4.3.0', 0.1],
    ],
  },
  meanings: [
    {
      at: '2.1.1.0',
      means: { 0: {}, 1: { alarm: 'System status: warning' }, 2: { alarm: 'System status: critical' } },
    },
    {
      at: '2.1.2.0',
      means: {
        0: { source: 'off' },
        1: { source: 'mains' },
        2: { source: 'battery' },
        3: { source: 'bypass' },
        4: { source: 'battery', mainsBad: true },
      },
    },
  ],
})
