import { defineEnvironment } from '../environment-maker.js'

const three = '1.3.6.1.4.1.1718.3.2.5.1'
const four = '1.3.6.1.4.1.1718.4.1'
/** tempHumidSensorStatus: found(0), notFound(1), lost(2), noComm(3). */
const found = { present: [0] }
const threeStates = { 0: 'normal', 2: 'alarm', 3: 'alarm' } as const
/** DeviceStatus: normal(0) … lowAlarm(12), lowWarning(13), highWarning(14), highAlarm(15); 2 to 11 are no reading. */
const states = { 0: 'normal', 12: 'alarm', 13: 'warning', 14: 'warning', 15: 'alarm' } as const

/** Server Technology: Sentry3-MIB, Sentry4-MIB; tenths of a degree, -1 and -410 are no sensor. */
export default defineEnvironment({
  objectIds: ['1.3.6.1.4.1.1718'],
  tables: [
    {
      id: 'probe',
      entry: three,
      columns: { name: 3, present: 4, state: 5, value: 6, unit: 13 },
      kind: 'temperature',
      scale: 0.1,
      fahrenheit: [1],
      absent: [-1],
      ...found,
      states: threeStates,
    },
    {
      id: 'probe',
      entry: three,
      columns: { name: 3, present: 4, state: 9, value: 10 },
      kind: 'humidity',
      absent: [-1],
      ...found,
      states: threeStates,
    },
    {
      id: 'probe',
      entry: `${four}.9`,
      columns: { name: '2.1.3', value: '3.1.1', state: '3.1.2' },
      kind: 'temperature',
      scale: 0.1,
      unitOid: `${four}.9.1.10.0`,
      fahrenheit: [1],
      absent: [-410],
      states,
    },
    {
      id: 'probe',
      entry: `${four}.10`,
      columns: { name: '2.1.3', value: '3.1.1', state: '3.1.2' },
      kind: 'humidity',
      absent: [-1],
      states,
    },
    {
      id: 'water',
      entry: `${four}.11`,
      columns: { name: '2.1.3', value: '3.1.1' },
      kind: 'water',
      states: { 0: 'normal', 15: 'alarm' },
    },
  ],
})
