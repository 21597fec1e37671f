import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'warning',
  class: 'deadlines',
  title: 'It begins outside the period of the plan',
  text: 'It is to begin on {startsOn}, and the plan runs from {from} to {to}',
  proposal: 'Set a start within the period.',
  find: ({ plan: { from, to }, rows, known }) =>
    rows.flatMap(({ id, measure: { startsOn } }) =>
      known.period && startsOn !== undefined && (startsOn < from || startsOn > to)
        ? [{ measures: [id], field: 'startsOn' as const, figures: { startsOn, from, to } }]
        : [],
    ),
  examples: {
    fires: [
      { rows: [{ startsOn: '2026-07-01' }] },
      { rows: [{ startsOn: '2029-01-01', deadline: undefined }] },
    ],
    silent: [{ rows: [{ startsOn: '2027-06-01' }] }],
  },
})
