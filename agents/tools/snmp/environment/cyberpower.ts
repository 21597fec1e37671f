import { defineEnvironment } from '../environment-maker.js'

const root = '1.3.6.1.4.1.3808.1.1.4'

/** CPS-MIB, ENVIROSENSOR: tenths of °F and whole percent; 0 is no sensor. */
export default defineEnvironment({
  objectIds: ['1.3.6.1.4.1.3808'],
  tables: [
    {
      id: 'envirosensor',
      entry: root,
      columns: { value: '2.1', highAlarm: '2.2', lowAlarm: '2.3', name: '1.2' },
      kind: 'temperature',
      scale: 0.1,
      limitScale: 1,
      unit: 'fahrenheit',
      absent: [0],
    },
    {
      id: 'envirosensor',
      entry: root,
      columns: { value: '3.1', highAlarm: '3.2', lowAlarm: '3.3', name: '1.2' },
      kind: 'humidity',
      absent: [0],
    },
    { id: 'contact', entry: `${root}.4.2.1`, columns: { name: 2, value: 3 }, kind: 'by-name' },
  ],
})
