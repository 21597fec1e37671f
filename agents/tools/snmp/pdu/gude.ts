import { definePdu } from '../pdu-maker.js'

const root = '1.3.6.1.4.1.28507'
const models = [
  6, 19, 27, 38, 41, 43, 44, 52, 54, 55, 58, 59, 62, 63, 65, 68, 69, 71, 74, 77, 79, 80, 81, 82, 83, 84, 85,
]

/** GUDE Expert Power Control: a number of its own for each model, below it the same tables. */
export default definePdu({
  objectIds: models.map((model) => `${root}.${model}`),
  tables: models.flatMap((model) => [
    {
      kind: 'outlet' as const,
      entry: `${root}.${model}.1.3.1.2.1`,
      columns: { label: 2, state: 3 },
      states: { 0: 'off', 1: 'on' } as const,
    },
    {
      kind: 'phase' as const,
      entry: `${root}.${model}.1.5.1.2.1`,
      columns: { wattHours: 3, watts: 4, amperes: 5, volts: 6 },
      scales: { amperes: 0.001 },
    },
  ]),
})
