import { defineEnvironment } from '../environment-maker.js'

const root = '1.3.6.1.4.1.3699.1.1'
const types = { 1: 'temperature', 2: 'humidity', 24: 'dew-point', 3: 'dew-point' } as const
/** Of the larger models: normal(1), alert(2), acknowledged(3), dismissed(4), disconnected(5). */
const states = { 1: 'normal', 2: 'alarm', 3: 'alarm', 4: 'alarm' } as const

/** ENVIROMUX: MICRO and 1W (12) in tenths; 2D (9), 5D (10), 16D (11) with humidity in whole percent. */
export default defineEnvironment({
  objectIds: ['1.3.6.1.4.1.3699'],
  tables: [
    {
      id: 'internal',
      entry: `${root}.12.1.1.1.1`,
      columns: { type: 2, name: 3, value: 4 },
      kind: { types },
      scale: 0.1,
      isOneBox: true,
    },
    {
      id: 'external',
      entry: `${root}.12.1.2.1.1`,
      columns: { type: 2, name: 3, value: 4 },
      kind: { types },
      scale: 0.1,
    },
    { id: 'input', entry: `${root}.12.1.3.1.1`, columns: { name: 2, value: 3 }, kind: 'by-name' },
    ...[9, 10, 11].flatMap((model) =>
      (
        [
          ['internal', '3.1.1', { type: 2, name: 3, value: 6 }],
          ['external', '5.1.1', { type: 2, name: 3, value: 7 }],
        ] as const
      ).flatMap(([id, path, columns]) => [
        {
          id,
          entry: `${root}.${model}.1.${path}`,
          columns,
          kind: { types: { 1: 'temperature' } } as const,
          scale: 0.1,
        },
        { id, entry: `${root}.${model}.1.${path}`, columns, kind: { types: { 2: 'humidity' } } as const },
      ]),
    ),
    ...[9, 10, 11].map((model) => ({
      id: `${model} input`,
      entry: `${root}.${model}.1.6.1.1`,
      columns: { name: 3, value: 6, state: 9 },
      kind: 'by-name' as const,
      states,
      only: /^(?!not configured).+/i,
    })),
  ],
})
