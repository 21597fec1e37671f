import { definePdu } from '../pdu-maker.js'

const root = '1.3.6.1.4.1.476.1.42.3.8'
const scales = { volts: 0.1, amperes: 0.01, ratedAmperes: 0.1 }

/** LIEBERT-GP-PDU-MIB: unit, its lines, branches, receptacles. */
export default definePdu({
  objectIds: ['1.3.6.1.4.1.476.1.42'],
  tables: [
    { kind: 'unit', entry: `${root}.30.20.1`, columns: { label: 15, ratedAmperes: 35, watts: 65 }, scales },
    { kind: 'phase', entry: `${root}.30.40.1`, columns: { volts: 19, amperes: 22 }, scales },
    {
      kind: 'bank',
      entry: `${root}.40.20.1`,
      columns: { label: 8, ratedAmperes: 75, volts: 100, watts: 115, amperes: 130 },
      scales,
    },
    {
      kind: 'outlet',
      entry: `${root}.50.20.1`,
      columns: { label: 10, volts: 56, amperes: 61, watts: 65, state: 95 },
      scales,
      states: { 1: 'off', 2: 'on' },
    },
  ],
})
