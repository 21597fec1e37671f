import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'error',
  class: 'duplicates',
  title: 'Two rows have one number',
  text: '{count} rows have the number {number}',
  proposal: 'Give each row a number of its own.',
  find: ({ rows }) =>
    [...Map.groupBy(rows, ({ id }) => id)].flatMap(([number, group]) =>
      group.length > 1
        ? [{ measures: [number], field: 'id' as const, figures: { count: group.length, number } }]
        : [],
    ),
  examples: {
    fires: [{ rows: [{ id: '1.1.1' }, { id: '1.1.1' }] }],
    silent: [{ rows: [{ id: '1.1.1' }, { id: '1.1.2' }] }],
  },
})
