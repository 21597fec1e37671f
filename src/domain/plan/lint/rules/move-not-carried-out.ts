import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'error',
  class: 'deadlines',
  title: 'The deadline is not the one that it was moved to',
  text: 'It was moved to {to} on {on}, and the deadline is {deadline}',
  proposal: 'Write {to} as the deadline, or the move that followed.',
  find: ({ rows }) =>
    rows.flatMap(({ id, measure: { deadline, moves = [] } }) => {
      const last = moves.toSorted((a, b) => a.on.localeCompare(b.on)).at(-1)
      return last?.to !== undefined && last.to !== deadline
        ? [
            {
              measures: [id],
              field: 'deadline' as const,
              figures: { to: last.to, on: last.on, deadline: deadline ?? '–' },
            },
          ]
        : []
    }),
  examples: {
    fires: [{ rows: [{ moves: [{ on: '2027-05-01', to: '2027-09-30', reason: 'late offer' }] }] }],
    silent: [
      {
        rows: [
          { deadline: '2027-09-30', moves: [{ on: '2027-05-01', to: '2027-09-30', reason: 'late offer' }] },
        ],
      },
    ],
  },
})
