import { definePdu } from '../pdu-maker.js'

const root = '1.3.6.1.4.1.39145.10'

/** ICT distribution panels: direct current, written with its sign. */
export default definePdu({
  objectIds: ['1.3.6.1.4.1.39145'],
  tables: [
    { kind: 'unit', name: '1', isSigned: true, entry: root, columns: { volts: 6, amperes: 7 }, absent: [] },
    {
      kind: 'outlet',
      isSigned: true,
      entry: `${root}.8.1`,
      columns: { label: 2, amperes: 3, state: 5 },
      absent: [],
      states: { 0: 'off', 1: 'on' },
    },
  ],
})
