import { defineUpsMib } from '../mib.js'

/** The MIB of Net Vision 5 and before, of Socomec. */
export default defineUpsMib({
  name: 'NetVision 5',
  rank: 15,
  base: '1.3.6.1.4.1.4555.1.1.1.1',
  presence: ['4.1.0', '2.1.0', '1.1.0'],
  manufacturer: 'Socomec',
  texts: { model: [['1.1.0']], serial: [['1.4.0']], firmware: [['1.2.0']] },
  numbers: {
    secondsOnBattery: [['2.2.0']],
    runtimeSeconds: [['2.3.0', 60]],
    chargePercent: [['2.4.0']],
    batteryVolts: [['2.5.0', 0.1]],
    batteryCelsius: [['2.6.0']],
    outputHertz: [['4.2.0', 0.1]],
  },
  lines: [
    { entry: '3.3.1', count: '3.1.0', columns: { inputVolts: [5, 0.1] } },
    {
      entry: '4.4.1',
      count: '4.3.0',
      columns: { outputVolts: [2, 0.1], outputAmperes: [3, 0.1], loadPercent: [4] },
    },
  ],
  meanings: [
    {
      at: '2.1.0',
      means: {
        1: {},
        2: { battery: 'normal' },
        3: { battery: 'low' },
        4: { battery: 'depleted' },
        5: { battery: 'normal', state: 'discharging' },
        6: { battery: 'unknown', replaceBattery: true, alarm: 'Battery failure' },
      },
    },
    {
      at: '4.1.0',
      means: {
        1: { source: 'unknown' },
        2: { source: 'off' },
        3: { source: 'mains' },
        4: { source: 'bypass' },
        5: { source: 'battery' },
        6: { source: 'mains', state: 'boost' },
        7: { source: 'mains', state: 'trim' },
        8: { source: 'off' },
        9: { source: 'mains', state: 'eco' },
      },
    },
  ],
})
