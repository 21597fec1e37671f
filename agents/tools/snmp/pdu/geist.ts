import { definePdu } from '../pdu-maker.js'

const root = '1.3.6.1.4.1.21239.5.2.3'
const scales = { volts: 0.1, amperes: 0.01 }

/** VERTIV-V5-MIB, GEIST-V4-MIB: energy in watt-hours. */
export default definePdu({
  objectIds: ['1.3.6.1.4.1.21239'],
  tables: [
    { kind: 'unit', entry: `${root}.1.1`, columns: { label: 3, watts: 9, wattHours: 12 } },
    {
      kind: 'phase',
      entry: `${root}.2.1`,
      columns: { label: 3, volts: 4, amperes: 8, watts: 12, wattHours: 15 },
      scales,
    },
    { kind: 'bank', entry: `${root}.3.1`, columns: { label: 3, amperes: 4 }, scales },
    { kind: 'phase', prefix: 'line', entry: `${root}.4.1`, columns: { label: 3, amperes: 4 }, scales },
    { kind: 'outlet', entry: `${root}.5.1`, columns: { label: 3, state: 4 }, states: { 1: 'off', 2: 'on' } },
  ],
})
