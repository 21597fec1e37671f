import { defineEnvironment } from '../environment-maker.js'

/** LM-SENSORS-MIB of Linux machines: thousandths of a degree. */
export default defineEnvironment({
  objectIds: ['1.3.6.1.4.1.8072.3.2', '1.3.6.1.4.1.2021'],
  tables: [
    {
      id: 'lm-sensors',
      entry: '1.3.6.1.4.1.2021.13.16.2.1',
      columns: { name: 2, value: 3 },
      kind: 'temperature',
      scale: 0.001,
      position: 'internal',
      absent: [0],
    },
    {
      id: 'Teltonika',
      entry: '1.3.6.1.4.1.48690.2',
      columns: { value: 9 },
      kind: 'temperature',
      scale: 0.1,
      name: 'Router',
      position: 'internal',
      absent: [0],
    },
  ],
})
