import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'error',
  class: 'deadlines',
  title: 'An indicator is to be reached outside the period of the plan',
  text: '“{name}” is to be reached by {by}, and the plan runs from {from} to {to}',
  proposal: 'Set a day within the period.',
  find: ({ plan: { from, to }, rows, known }) =>
    rows.flatMap(({ id, measure: { targets = [] } }) =>
      targets.flatMap(({ name, by }) =>
        known.period && by !== undefined && (by < from || by > to)
          ? [
              {
                measures: [id],
                field: 'targets' as const,
                figures: {
                  name: typeof name === 'string' ? name : (Object.values(name)[0] ?? ''),
                  by,
                  from,
                  to,
                },
              },
            ]
          : [],
      ),
    ),
  examples: {
    fires: [{ rows: [{ targets: [{ name: 'Users', target: 100, by: '2031-06-30' }] }] }],
    silent: [{ rows: [{ targets: [{ name: 'Users', target: 100, by: '2027-06-30' }] }] }],
  },
})
