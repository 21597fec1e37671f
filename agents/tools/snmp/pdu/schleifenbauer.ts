import { definePdu } from '../pdu-maker.js'

/** The databus of Schleifenbauer, which Conteg builds in, too: amperes and volts in hundredths, energy in kWh. */
const under = (root: string) => [
  {
    kind: 'phase' as const,
    entry: `${root}.6.1.1`,
    columns: { wattHours: 2, amperes: 5, volts: 7, watts: 10, ratedAmperes: 11, label: 13 },
    scales: { wattHours: 1000, amperes: 0.01, volts: 0.01, ratedAmperes: 0.01 },
  },
  {
    kind: 'outlet' as const,
    entry: `${root}.7`,
    columns: { label: '1.1.2', wattHours: '2.1.2', amperes: '2.1.5', volts: '2.1.7', watts: '2.1.11' },
    scales: { wattHours: 1000, amperes: 0.01, volts: 0.01 },
  },
]

export default definePdu({
  objectIds: ['1.3.6.1.4.1.31034', '1.3.6.1.4.1.28402'],
  tables: [...under('1.3.6.1.4.1.31034.12.1.1.2'), ...under('1.3.6.1.4.1.28402.12.1.1.2')],
})
