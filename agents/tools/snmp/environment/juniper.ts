import { defineEnvironment } from '../environment-maker.js'

/** JUNIPER-MIB, jnxOperatingTable: 0 is a part that feels nothing. */
export default defineEnvironment({
  objectIds: ['1.3.6.1.4.1.2636'],
  tables: [
    {
      id: 'part',
      entry: '1.3.6.1.4.1.2636.3.1.13.1',
      columns: { name: 5, value: 7 },
      kind: 'temperature',
      position: 'internal',
      absent: [0],
    },
  ],
})
