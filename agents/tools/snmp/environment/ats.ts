import { defineEnvironment } from '../environment-maker.js'

/** Transfer switches with a Smart II card. */
export default defineEnvironment({
  objectIds: ['1.3.6.1.4.1.37662'],
  tables: [
    {
      id: 'system',
      entry: '1.3.6.1.4.1.37662.1.2.2.1.1.5',
      columns: { value: 1 },
      kind: 'temperature',
      name: 'Transfer switch',
      position: 'internal',
      isFixed: true,
    },
  ],
})
