import { defineEnvironment } from '../environment-maker.js'

/** FORTINET-FORTIGATE-MIB, fgHwSensors: written values; the name says which are temperatures. */
export default defineEnvironment({
  objectIds: ['1.3.6.1.4.1.12356'],
  tables: [
    {
      id: 'sensor',
      entry: '1.3.6.1.4.1.12356.101.4.3.2.1',
      columns: { name: 2, value: 3, state: 4 },
      kind: 'temperature',
      only: /temp|dts|^lm75|thermal/i,
      position: 'internal',
      states: { 0: 'normal', 1: 'alarm' },
      absent: [0],
    },
  ],
})
