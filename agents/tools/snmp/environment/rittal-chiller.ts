import { defineEnvironment } from '../environment-maker.js'

const root = '1.3.6.1.4.1.9839.2.1.2'

/** Rittal IT chiller behind a Carel pCOWeb card: tenths of a degree. Its water is not the air of a room. */
export default defineEnvironment({
  objectIds: ['1.3.6.1.4.1.9839.2606'],
  tables: [
    {
      id: 'water in',
      entry: root,
      columns: { value: 136 },
      kind: 'temperature',
      scale: 0.1,
      name: 'Water in',
      position: 'internal',
      isFixed: true,
    },
    {
      id: 'water out',
      entry: root,
      columns: { value: 137 },
      kind: 'temperature',
      scale: 0.1,
      name: 'Water out',
      position: 'internal',
      isFixed: true,
    },
    // A chiller stands outside as often as not.
    {
      id: 'ambient',
      entry: root,
      columns: { value: 140 },
      kind: 'temperature',
      scale: 0.1,
      name: 'Ambient of the chiller',
      position: 'unknown',
      isFixed: true,
    },
  ],
})
