import { defineUpsMib } from '../mib.js'

/**
 * LIEBERT-GP-POWER-MIB of Liebert (Vertiv), and LIEBERT-GP-FLEXIBLE-MIB, whose objects are texts with a label and a
 * unit: in one device the id of an object is always the same thing.
 */
export default defineUpsMib({
  name: 'LIEBERT-GP',
  rank: 20,
  base: '1.3.6.1.4.1.476.1.42.3',
  presence: ['5.3.55.0', '5.1.18.0', '5.1.26.0', '9.20.1.20.1.2.1.4872', '9.20.1.20.1.2.1.4123'],
  manufacturer: 'Liebert',
  texts: { model: [['9.20.1.20.1.2.1.4240']] },
  nominal: { lowRuntimeSeconds: [['5.1.5.0', 60]] },
  numbers: {
    runtimeSeconds: [
      ['5.1.18.0', 60],
      ['9.20.1.20.1.2.1.4150', 60],
    ],
    chargePercent: [['5.1.19.0']],
    secondsOnBattery: [['5.1.25.0']],
    batteryVolts: [['9.20.1.20.1.2.1.4155']],
    batteryCelsius: [['9.20.1.20.1.2.1.4156']],
    inputHertz: [['9.20.1.20.1.2.1.4105']],
    outputHertz: [['9.20.1.20.1.2.1.4207']],
    bypassHertz: [['9.20.1.20.1.2.1.4131']],
    // kW and kVA.
    outputWatts: [['9.20.1.20.1.2.1.4208', 1000]],
    outputVoltAmperes: [['9.20.1.20.1.2.1.4209', 1000]],
  },
  phases: {
    inputVolts: [['9.20.1.20.1.2.1.4096'], ['9.20.1.20.1.2.1.4098'], ['9.20.1.20.1.2.1.4100']],
    inputAmperes: [['9.20.1.20.1.2.1.4113'], ['9.20.1.20.1.2.1.4114'], ['9.20.1.20.1.2.1.4115']],
    bypassVolts: [['9.20.1.20.1.2.1.4128'], ['9.20.1.20.1.2.1.4129'], ['9.20.1.20.1.2.1.4130']],
    outputVolts: [['9.20.1.20.1.2.1.4385'], ['9.20.1.20.1.2.1.4386'], ['9.20.1.20.1.2.1.4387']],
    outputAmperes: [['9.20.1.20.1.2.1.4204'], ['9.20.1.20.1.2.1.4205'], ['9.20.1.20.1.2.1.4206']],
    loadPercent: [['9.20.1.20.1.2.1.4223'], ['9.20.1.20.1.2.1.4224'], ['9.20.1.20.1.2.1.4225']],
  },
  meanings: [
    {
      at: '5.3.55.0',
      means: {
        1: { source: 'unknown' },
        2: { source: 'off' },
        3: { source: 'mains' },
        4: { source: 'bypass' },
        5: { source: 'battery' },
        6: { source: 'mains', state: 'boost' },
        7: { source: 'mains', state: 'trim' },
      },
    },
    {
      at: '5.1.26.0',
      means: { 1: {}, 2: { battery: 'normal' }, 3: { battery: 'low' }, 4: { battery: 'depleted' } },
    },
    {
      at: '5.1.8.0',
      means: {
        1: {},
        2: { test: 'passed' },
        3: { test: 'failed' },
        4: { test: 'running', state: 'test' },
        5: { test: 'failed' },
        6: { test: 'aborted' },
      },
    },
    { at: '5.1.14.0', means: { 1: {}, 2: {}, 3: { state: 'charging' }, 4: { state: 'discharging' } } },
    { at: '5.3.58.0', means: { 0: {}, 1: { state: 'eco' } } },
    {
      at: '9.20.1.20.1.2.1.4872',
      means: {
        Other: { source: 'unknown' },
        None: { source: 'off' },
        Off: { source: 'off' },
        Normal: { source: 'mains' },
        Bypass: { source: 'bypass' },
        'Maint Bypass': { source: 'bypass' },
        Battery: { source: 'battery' },
        Booster: { source: 'mains', state: 'boost' },
        Reducer: { source: 'mains', state: 'trim' },
      },
    },
    {
      at: '9.20.1.20.1.2.1.4871',
      means: {
        Unknown: {},
        Normal: { battery: 'normal' },
        Low: { battery: 'low' },
        Depleted: { battery: 'depleted' },
      },
    },
  ],
  alarms: { entry: '2.3.1', count: '2.2.0', oidColumn: 2, known: '2.4' },
  events: {
    labels: '9.20.1.10.1.2.100',
    values: '9.20.1.20.1.2.100',
    inactive: /^(inactive( event)?|normal|cleared)$/i,
  },
})
