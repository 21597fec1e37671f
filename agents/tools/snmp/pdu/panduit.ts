import { definePdu } from '../pdu-maker.js'

const root = '1.3.6.1.4.1.19536.10.1'
const scales = { volts: 0.1, amperes: 0.01, ratedAmperes: 0.01 }

/** Panduit metered PDU. */
export default definePdu({
  objectIds: ['1.3.6.1.4.1.19536.10'],
  tables: [
    { kind: 'unit', entry: `${root}.2.1.1`, columns: { watts: 5, amperes: 11 }, scales },
    {
      kind: 'bank',
      entry: `${root}.3.1.1`,
      columns: { label: 2, filter: 3, volts: 5, ratedAmperes: 11, amperes: 12, watts: 20, state: 26 },
      scales,
      isNot: [0],
      states: { 1: 'off', 2: 'on' },
    },
  ],
})
