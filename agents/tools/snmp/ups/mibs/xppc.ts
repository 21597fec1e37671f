import { defineUpsMib } from '../mib.js'

/** XPPC-MIB of Phoenixtec (PPC), which the cards of Megatec (NetAgent) and of many small brands speak. */
export default defineUpsMib({
  name: 'XPPC-MIB',
  rank: 40,
  base: '1.3.6.1.4.1.935.1.1.1',
  presence: ['4.1.1.0', '2.1.1.0', '1.1.1.0'],
  texts: { model: [['1.1.1.0']], serial: [['1.2.3.0']], firmware: [['1.2.1.0']] },
  numbers: {
    secondsOnBattery: [['2.1.2.0']],
    chargePercent: [['2.2.1.0']],
    batteryVolts: [['2.2.2.0', 0.1]],
    batteryCelsius: [['2.2.3.0', 0.1]],
    batteryAmperes: [['2.2.7.0']],
    inputVolts: [['3.2.1.0', 0.1]],
    inputHertz: [['3.2.4.0', 0.1]],
    outputVolts: [['4.2.1.0', 0.1]],
    outputHertz: [['4.2.2.0', 0.1]],
    loadPercent: [['4.2.3.0']],
  },
  // Minutes in some devices and seconds in others: RFC 1628 says it, or nobody.
  meanings: [
    {
      at: '4.1.1.0',
      means: {
        1: { source: 'unknown' },
        2: { source: 'mains' },
        3: { source: 'battery' },
        4: { source: 'mains', state: 'boost' },
        5: { source: 'off' },
        6: { source: 'bypass' },
        7: { source: 'unknown' },
        8: { source: 'off' },
        9: { source: 'mains', state: 'trim' },
      },
    },
    { at: '2.1.1.0', means: { 1: {}, 2: { battery: 'normal' }, 3: { battery: 'low' } } },
    { at: '2.2.5.0', means: { 1: { replaceBattery: false }, 2: { replaceBattery: true } } },
    {
      at: '7.2.3.0',
      means: { 1: { test: 'passed' }, 2: { test: 'failed' }, 3: {}, 4: { test: 'running', state: 'test' } },
    },
  ],
  batteryDate: { at: '2.1.3.0', order: 'month-first' },
  testDate: { at: '7.2.4.0', order: 'month-first' },
})
