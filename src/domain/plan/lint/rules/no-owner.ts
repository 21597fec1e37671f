import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'error',
  class: 'roles',
  title: 'Nobody does it',
  text: 'The row has no owner',
  proposal: 'Name who does it.',
  find: ({ rows }) =>
    rows.flatMap(({ id, measure: { owners } }) =>
      owners.length === 0 ? [{ measures: [id], field: 'owners' as const }] : [],
    ),
  examples: { fires: [{ rows: [{ owners: [] }] }], silent: [{ rows: [{}] }] },
})
