import { defineUpsMib } from '../mib.js'

/** HUAWEI-UPS-MIB: UPS5000 and UPS2000 with an SNMP card. Only the rating in VA is told, as a choice. */
export default defineUpsMib({
  name: 'HUAWEI-UPS-MIB',
  rank: 10,
  base: '1.3.6.1.4.1.2011.6.174.1',
  presence: ['2.101.1.1.1', '6.100.1.3.1', '2.100.1.2.1'],
  manufacturer: 'Huawei',
  texts: { model: [['2.100.1.2.1']], serial: [['2.100.1.5.1']], firmware: [['2.100.1.3.1']] },
  numbers: {
    inputHertz: [['3.100.1.4.1', 0.01]],
    outputHertz: [['4.100.1.7.1', 0.01]],
    bypassHertz: [['5.100.1.4.1', 0.01]],
    batteryVolts: [['6.100.1.1.1', 0.1]],
    batteryAmperes: [['6.100.1.2.1', 0.1]],
    chargePercent: [['6.100.1.3.1']],
    runtimeSeconds: [['6.100.1.4.1']],
  },
  phases: {
    inputVolts: [
      ['3.100.1.1.1', 0.1],
      ['3.100.1.2.1', 0.1],
      ['3.100.1.3.1', 0.1],
    ],
    inputAmperes: [
      ['3.100.1.5.1', 0.1],
      ['3.100.1.6.1', 0.1],
      ['3.100.1.7.1', 0.1],
    ],
    outputVolts: [
      ['4.100.1.1.1', 0.1],
      ['4.100.1.2.1', 0.1],
      ['4.100.1.3.1', 0.1],
    ],
    outputAmperes: [
      ['4.100.1.4.1', 0.1],
      ['4.100.1.5.1', 0.1],
      ['4.100.1.6.1', 0.1],
    ],
    // Tenths of kW and kVA.
    outputWatts: [
      ['4.100.1.8.1', 100],
      ['4.100.1.9.1', 100],
      ['4.100.1.10.1', 100],
    ],
    outputVoltAmperes: [
      ['4.100.1.11.1', 100],
      ['4.100.1.12.1', 100],
      ['4.100.1.13.1', 100],
    ],
    loadPercent: [
      ['4.100.1.14.1', 0.1],
      ['4.100.1.15.1', 0.1],
      ['4.100.1.16.1', 0.1],
    ],
    bypassVolts: [
      ['5.100.1.1.1', 0.1],
      ['5.100.1.2.1', 0.1],
      ['5.100.1.3.1', 0.1],
    ],
  },
  meanings: [
    {
      at: '2.101.1.1.1',
      means: {
        1: { source: 'off' },
        2: { source: 'bypass' },
        3: { source: 'mains' },
        4: { source: 'battery' },
        5: { source: 'battery', mainsBad: true },
        6: { source: 'mains', state: 'eco' },
        7: { source: 'battery', state: 'eco' },
      },
    },
    {
      at: '2.101.1.3.1',
      means: {
        1: { battery: 'unknown', alarm: 'Battery not connected' },
        2: {},
        3: {},
        4: {},
        5: { state: 'charging' },
        6: { state: 'discharging' },
      },
    },
  ],
})
