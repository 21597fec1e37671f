import { definePdu } from '../pdu-maker.js'

const root = '1.3.6.1.4.1.850.1.1.3.2.3'
const scales = { volts: 0.1, amperes: 0.01 }

/** TRIPPLITE-PRODUCTS: PDUs. */
export default definePdu({
  objectIds: ['1.3.6.1.4.1.850'],
  tables: [
    { kind: 'phase', prefix: 'input', entry: `${root}.1.2.1`, columns: { volts: 4 }, scales },
    { kind: 'phase', entry: `${root}.2.1.1`, columns: { volts: 4, amperes: 5, watts: 8 }, scales },
    {
      kind: 'outlet',
      entry: `${root}.3.1.1`,
      columns: { label: 2, state: 4 },
      states: { 1: 'off', 2: 'on' },
    },
    { kind: 'bank', entry: `${root}.4.1.1`, columns: { amperes: 4 }, scales },
  ],
})
