import { defineEnvironment } from '../environment-maker.js'

/** ARUBAWIRED-TEMPSENSOR-MIB: thousandths of a degree. */
export default defineEnvironment({
  objectIds: ['1.3.6.1.4.1.47196'],
  tables: [
    {
      id: 'sensor',
      entry: '1.3.6.1.4.1.47196.4.1.1.3.11.3.1.1',
      columns: { name: 5, state: 6, value: 7 },
      kind: 'temperature',
      scale: 0.001,
      position: 'internal',
      states: { normal: 'normal', low_critical: 'alarm', critical: 'alarm', max: 'warning', min: 'warning' },
    },
  ],
})
