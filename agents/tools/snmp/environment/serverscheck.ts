import { defineEnvironment } from '../environment-maker.js'

/** SensorGateway: four objects a sensor (name, value, state, time of its last error); its kind is in its name. */
export default defineEnvironment({
  objectIds: ['1.3.6.1.4.1.17095'],
  root: '1.3.6.1.4.1.17095.3',
  tables: Array.from({ length: 64 }, (_, index) => ({
    id: `sensor ${index + 1}`,
    entry: '1.3.6.1.4.1.17095.3',
    columns: { name: index * 4 + 1, value: index * 4 + 2, state: index * 4 + 3 },
    kind: 'by-name' as const,
    states: { OK: 'normal', WARNING: 'warning', DOWN: 'alarm' } as const,
  })),
})
