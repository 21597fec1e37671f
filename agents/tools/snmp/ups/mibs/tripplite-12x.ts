import { defineUpsMib } from '../mib.js'

/** TRIPPLITE-12X, beside which PowerAlert speaks RFC 1628. The age of its battery is too coarse to be a day. */
export default defineUpsMib({
  name: 'TRIPPLITE-12X',
  rank: 20,
  base: '1.3.6.1.4.1.850.100.1',
  presence: ['6.1.0', '1.2.0', '7.2.0'],
  manufacturer: 'Tripp Lite',
  texts: { serial: [['1.2.0']] },
  alarms: {
    entry: '6.2.1',
    count: '6.1.0',
    oidColumn: 2,
    textColumn: 4,
    known: '6.3',
    names: { 8: { alarm: 'Battery Bad', replaceBattery: true }, 5: { alarm: 'Battery Age Above Threshold' } },
  },
  testDate: { at: '7.1.0', order: 'any' },
  testText: '7.2.0',
})
