import { definePdu } from '../pdu-maker.js'

const root = '1.3.6.1.4.1.3808.1.1.3'
const load = { 1: 'on', 2: 'on', 3: 'warning', 4: 'overload' } as const
const scales = { amperes: 0.1, volts: 0.1, wattHours: 100 }
const columns = { amperes: 2, state: 3, filter: 5, volts: 6, watts: 7, wattHours: 10 }

/** CPS-MIB, ePDU: tenths; rows of phases have no bank. */
export default definePdu({
  objectIds: ['1.3.6.1.4.1.3808'],
  tables: [
    { kind: 'phase', entry: `${root}.2.3.1.1`, columns, scales, states: load, is: [0] },
    { kind: 'bank', entry: `${root}.2.3.1.1`, columns, scales, states: load, isNot: [0, ''] },
    {
      kind: 'outlet',
      entry: `${root}.3.5.1.1`,
      columns: { label: 2, state: 4, amperes: 7, watts: 8 },
      scales,
      states: { 1: 'on', 2: 'off' },
    },
  ],
})
