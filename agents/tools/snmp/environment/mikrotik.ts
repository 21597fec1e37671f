import { defineEnvironment } from '../environment-maker.js'

const root = '1.3.6.1.4.1.14988.1.1.3'

/** MIKROTIK-MIB: the table of gauges (unit celsius(1)), of RouterOS before 6.47 and of SwOS the scalars in tenths. */
export default defineEnvironment({
  objectIds: ['1.3.6.1.4.1.14988'],
  tables: [
    {
      id: 'gauge',
      entry: `${root}.100.1`,
      columns: { name: 2, value: 3, type: 4 },
      kind: { types: { 1: 'temperature' } },
      position: 'internal',
    },
    {
      id: 'board',
      entry: root,
      columns: { value: 10 },
      kind: 'temperature',
      scale: 0.1,
      name: 'Board',
      position: 'internal',
      absent: [0],
    },
    {
      id: 'processor',
      entry: root,
      columns: { value: 11 },
      kind: 'temperature',
      scale: 0.1,
      name: 'Processor',
      position: 'internal',
      absent: [0],
    },
  ],
})
