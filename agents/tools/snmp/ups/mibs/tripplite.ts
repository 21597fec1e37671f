import { defineUpsMib } from '../mib.js'

/** TRIPPLITE-PRODUCTS of Tripp Lite (Eaton): the first UPS of a card. RFC 1628 has the rest. */
export default defineUpsMib({
  name: 'TRIPPLITE-PRODUCTS',
  rank: 15,
  base: '1.3.6.1.4.1.850.1.1.3.1.3',
  presence: ['3.1.1.1.1'],
  manufacturer: 'Tripp Lite',
  nominal: {
    nominalInputVolts: [['2.1.1.2.1']],
    lowTransferVolts: [['2.1.1.4.1', 0.1]],
    highTransferVolts: [['2.1.1.7.1', 0.1]],
    nominalOutputVolts: [['3.1.1.2.1']],
  },
  numbers: { outputHertz: [['3.1.1.3.1', 0.1]], bypassHertz: [['4.1.1.1.1', 0.1]] },
  lines: [
    {
      entry: '2.2.1',
      index: '1',
      phase: 'last',
      columns: { inputHertz: [2, 0.1], inputVolts: [3, 0.1], inputAmperes: [6, 0.01], inputWatts: [7] },
    },
    {
      entry: '3.2.1',
      index: '1',
      phase: 'last',
      columns: { outputVolts: [2, 0.1], outputAmperes: [3, 0.1], outputWatts: [4], loadPercent: [5] },
    },
    {
      entry: '4.2.1',
      index: '1',
      phase: 'last',
      columns: { bypassVolts: [2, 0.1], bypassAmperes: [3, 0.1], bypassWatts: [4] },
    },
  ],
  meanings: [
    {
      at: '3.1.1.1.1',
      means: {
        0: { source: 'unknown' },
        1: { source: 'unknown' },
        2: { source: 'off' },
        3: { source: 'mains' },
        4: { source: 'bypass' },
        5: { source: 'battery' },
        6: { source: 'mains', state: 'boost' },
        7: { source: 'mains', state: 'trim' },
        8: { source: 'mains' },
        9: { source: 'mains', state: 'eco' },
      },
    },
    { at: '1.5.1.1.1.1', means: { 0: {}, 1: { replaceBattery: false }, 2: {}, 3: { replaceBattery: true } } },
  ],
})
