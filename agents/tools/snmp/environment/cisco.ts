import { defineEnvironment } from '../environment-maker.js'

/** CiscoEnvMonState: normal(1), warning(2), critical(3), shutdown(4), notPresent(5), notFunctioning(6). */
const states = { 1: 'normal', 2: 'warning', 3: 'alarm', 4: 'alarm' } as const

/** CISCO-ENVMON-MIB; CISCO-ENTITY-SENSOR-MIB where there is neither it nor the standard. */
export default defineEnvironment({
  objectIds: ['1.3.6.1.4.1.9'],
  entity: '1.3.6.1.4.1.9.9.91.1.1.1.1',
  tables: [
    {
      id: 'sensor',
      entry: '1.3.6.1.4.1.9.9.13.1.3.1',
      columns: { name: 2, value: 3, highAlarm: 4, state: 6 },
      kind: 'temperature',
      position: 'internal',
      absent: [0],
      states,
      silentStates: [6],
    },
  ],
})
