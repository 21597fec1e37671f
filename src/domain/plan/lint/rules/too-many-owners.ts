import { defineLint } from '../lint.js'

const most = 4

export default defineLint({
  severity: 'warning',
  class: 'roles',
  title: 'So many do it that nobody does',
  text: '{count} owners',
  proposal: 'Name one who answers for it, first; the others take part.',
  find: ({ rows }) =>
    rows.flatMap(({ id, measure: { owners } }) =>
      owners.length > most
        ? [{ measures: [id], field: 'owners' as const, figures: { count: owners.length } }]
        : [],
    ),
  examples: {
    fires: [{ rows: [{ owners: ['a', 'b', 'c', 'd', 'e'] }] }],
    silent: [{ rows: [{ owners: ['a', 'b', 'c'] }] }],
  },
})
