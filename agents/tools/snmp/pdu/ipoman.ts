import { definePdu } from '../pdu-maker.js'

const root = '1.3.6.1.4.1.2468.1.4.2.1.3'

/** IPOMAN: thousandths of an ampere, energy in watt-hours. */
export default definePdu({
  objectIds: ['1.3.6.1.4.1.2468.1.4.2'],
  tables: [
    {
      kind: 'phase',
      prefix: 'inlet',
      entry: `${root}.1.3.1`,
      columns: { volts: 2, amperes: 3 },
      scales: { volts: 0.1, amperes: 0.001 },
    },
    {
      kind: 'outlet',
      entry: `${root}.2`,
      columns: { label: '2.1.2', amperes: '3.1.3', wattHours: '3.1.4' },
      scales: { amperes: 0.001 },
    },
  ],
})
