import { definePdu } from '../pdu-maker.js'

const root = '1.3.6.1.4.1.30932.1.10.1'
/** Energy in tens of watt-seconds. */
const scales = { amperes: 0.01, volts: 0.1, wattHours: 1 / 360 }

/** CPI eConnect: tables of the whole chain; an index ends with the hardware address of its PDU. */
export default definePdu({
  objectIds: ['1.3.6.1.4.1.30932'],
  known: [`${root}.4.10.1.11`],
  tables: [
    {
      kind: 'bank',
      entry: `${root}.3.110.1`,
      columns: { amperes: 3, volts: 5, watts: 6, state: 8, wattHours: 9 },
      scales,
      states: { 0: 'on', 1: 'warning', 2: 'alarm' },
    },
    {
      kind: 'outlet',
      entry: `${root}.4.10.1`,
      columns: { label: 4, amperes: 6, volts: 7, watts: 8, wattHours: 10, state: 11 },
      scales,
      states: { 0: 'off', 1: 'on' },
    },
  ],
})
