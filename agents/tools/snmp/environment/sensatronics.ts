import { defineEnvironment } from '../environment-maker.js'

/** Temperature Monitor (16174.1.1.1), EM1 (16174.1.1.3): a name and a written value for each probe; -99.9 is none. */
export default defineEnvironment({
  objectIds: ['1.3.6.1.4.1.16174'],
  root: '1.3.6.1.4.1.16174.1.1',
  tables: [
    ...Array.from({ length: 16 }, (_, index) => ({
      id: `probe ${index + 1}`,
      entry: `1.3.6.1.4.1.16174.1.1.1.3.${index + 1}`,
      columns: { name: 1, value: 2 },
      kind: 'temperature' as const,
      absent: [-99.9, -100],
    })),
    ...[1, 2].flatMap((group) =>
      (
        [
          ['temperature', 1],
          ['humidity', 2],
        ] as const
      ).map(([kind, part]) => ({
        id: `EM1 ${group}`,
        entry: `1.3.6.1.4.1.16174.1.1.3.3.${group}.${part}`,
        columns: { name: 1, value: 3 },
        kind,
        absent: [-99.9, -100],
      })),
    ),
  ],
})
