import { defineEnvironment } from '../environment-maker.js'

/** MessPC Ethernetbox: tenths; the kind of a sensor is a number. */
export default defineEnvironment({
  objectIds: ['1.3.6.1.4.1.14848'],
  tables: [
    {
      id: 'sensor',
      entry: '1.3.6.1.4.1.14848.2.1.2.1',
      columns: { name: 2, value: 5, type: 6 },
      kind: {
        types: {
          1: 'temperature',
          2: 'other',
          3: 'smoke',
          4: 'door',
          5: 'motion',
          6: 'water',
          8: 'humidity',
          16: 'temperature',
        },
      },
      scale: 0.1,
    },
  ],
})
