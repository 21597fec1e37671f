import { defineEnvironment } from '../environment-maker.js'

/** HH3C-ENTITY-EXT-MIB, by the names of ENTITY-MIB; 0 and 65535 are parts that feel nothing. */
export default defineEnvironment({
  objectIds: ['1.3.6.1.4.1.25506'],
  tables: [
    {
      id: 'board',
      entry: '1.3.6.1',
      columns: {
        name: '2.1.47.1.1.1.1.7',
        present: '2.1.47.1.1.1.1.5',
        value: '4.1.25506.2.6.1.1.1.1.12',
        highWarning: '4.1.25506.2.6.1.1.1.1.13',
      },
      kind: 'temperature',
      // PhysicalClass: sensor(8), module(9).
      present: [8, 9],
      position: 'internal',
      absent: [0],
    },
  ],
})
