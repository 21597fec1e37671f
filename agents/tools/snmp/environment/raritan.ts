import { defineEnvironment } from '../environment-maker.js'

/** SensorTypeEnumeration of PDU2-MIB and EMD-MIB. */
const types = {
  10: 'temperature',
  11: 'humidity',
  12: 'airflow',
  14: 'other',
  15: 'water',
  16: 'smoke',
  18: 'other',
  19: 'other',
  21: 'motion',
  45: 'door',
  46: 'motion',
  48: 'door',
  83: 'door',
} as const
/** SensorStateEnumeration: unavailable(-1), open(0), closed(1), belowLowerCritical(2) … normal(4) … alarmed(11). */
const states = {
  2: 'alarm',
  3: 'warning',
  4: 'normal',
  5: 'warning',
  6: 'alarm',
  10: 'normal',
  11: 'alarm',
} as const

const under = (id: string, root: string) => ({
  id,
  entry: root,
  columns: {
    type: '3.6.3.1.2',
    name: '3.6.3.1.4',
    place: '3.6.3.1.5',
    digits: '3.6.3.1.17',
    lowAlarm: '3.6.3.1.31',
    lowWarning: '3.6.3.1.32',
    highAlarm: '3.6.3.1.33',
    highWarning: '3.6.3.1.34',
    present: '5.5.3.1.2',
    state: '5.5.3.1.3',
    value: '5.5.3.1.4',
  },
  kind: { types },
  present: [1],
  states,
  silentStates: [-1],
})

/** External sensors of Raritan PX2 and PX3 (13742.6), EMX (13742.8) and of the first PX (13742.4). */
export default defineEnvironment({
  objectIds: ['1.3.6.1.4.1.13742'],
  tables: [
    under('external', '1.3.6.1.4.1.13742.6'),
    {
      ...under('EMX', '1.3.6.1.4.1.13742.8'),
      columns: {
        type: '1.2.1.1.2',
        name: '1.2.1.1.4',
        place: '1.2.1.1.5',
        digits: '1.2.1.1.15',
        present: '2.1.1.1.2',
        state: '2.1.1.1.3',
        value: '2.1.1.1.4',
      },
    },
    {
      id: 'external',
      entry: '1.3.6.1.4.1.13742.4.3.3.1',
      columns: {
        type: 2,
        name: 4,
        digits: 17,
        lowAlarm: 31,
        lowWarning: 32,
        highAlarm: 33,
        highWarning: 34,
        state: 40,
        value: 41,
      },
      kind: { types },
      states,
      silentStates: [-1],
    },
    {
      id: 'processor',
      entry: '1.3.6.1.4.1.13742.4.1.3.1',
      columns: { value: 5 },
      kind: 'temperature',
      scale: 0.1,
      name: 'Processor',
      position: 'internal',
    },
  ],
})
