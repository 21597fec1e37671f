import { defineEnvironment } from '../environment-maker.js'

/** CHECKPOINT-MIB, temperature sensors of the appliance: written values, and the unit beside them. */
export default defineEnvironment({
  objectIds: ['1.3.6.1.4.1.2620'],
  tables: [
    {
      id: 'sensor',
      entry: '1.3.6.1.4.1.2620.1.6.7.8.1.1',
      columns: { name: 2, value: 3, unit: 4, state: 6 },
      kind: 'temperature',
      position: 'internal',
      absent: [0],
      states: { 0: 'normal', 1: 'alarm' },
      silentStates: [2],
    },
  ],
})
