import { definePdu } from '../pdu-maker.js'

const root = '1.3.6.1.4.1.37662.1.2.2.1.1'

/** Transfer switches with a Smart II card: failed(1), good(2); which one is taken they do not tell. */
export default definePdu({
  objectIds: ['1.3.6.1.4.1.37662'],
  tables: [
    {
      kind: 'source',
      name: 'A',
      entry: `${root}.2`,
      columns: { state: 2, volts: 3 },
      states: { 1: 'alarm' },
    },
    {
      kind: 'source',
      name: 'B',
      entry: `${root}.2`,
      columns: { state: 5, volts: 6 },
      states: { 1: 'alarm' },
    },
    { kind: 'unit', name: '1', entry: `${root}.3`, columns: { amperes: 4 }, scales: { amperes: 0.1 } },
  ],
})
