import { defineEnvironment } from '../environment-maker.js'

const states = { Normal: 'normal' } as const

/** WebMon Matrix: slots of eight kinds of cards, each with written values and units. */
export default defineEnvironment({
  objectIds: ['1.3.6.1.4.1.994.3.4'],
  tables: Array.from({ length: 24 }, (_, slot) => ({
    id: `slot ${slot + 1}`,
    entry: `1.3.6.1.4.1.994.3.4.7.${slot + 1}.1`,
    columns: { name: 3, unit: 46, state: 65, value: 66 },
    kind: 'by-name' as const,
    only: /temp|humid|water|leak|smoke|door|motion|dew/i,
    needsUnit: true as const,
    states,
  })),
})
