import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'error',
  class: 'deadlines',
  title: 'Due outside the period of the plan',
  text: 'Due on {deadline}, and the plan runs from {from} to {to}',
  proposal: 'Set a deadline within the period.',
  find: ({ plan: { from, to }, rows, known }) =>
    rows.flatMap(({ id, measure: { deadline } }) =>
      known.period && deadline !== undefined && (deadline < from || deadline > to)
        ? [{ measures: [id], field: 'deadline' as const, figures: { deadline, from, to } }]
        : [],
    ),
  examples: {
    fires: [{ rows: [{ deadline: '2026-12-20' }] }, { rows: [{ deadline: '2029-01-31' }] }],
    silent: [{ rows: [{ deadline: '2027-01-31' }, { deadline: '2028-12-31' }] }],
  },
})
