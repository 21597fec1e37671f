import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'error',
  class: 'deadlines',
  title: 'Due before the plan was adopted',
  text: 'Due on {deadline}, and the plan was adopted on {adoptedOn}',
  proposal: 'Set a deadline that can still be kept, or take out what was done already.',
  find: ({ plan: { adoptedOn }, rows }) =>
    rows.flatMap(({ id, measure: { deadline } }) =>
      adoptedOn !== undefined && deadline !== undefined && deadline < adoptedOn
        ? [{ measures: [id], field: 'deadline' as const, figures: { deadline, adoptedOn } }]
        : [],
    ),
  examples: {
    fires: [{ rows: [{ deadline: '2026-12-14' }] }],
    silent: [
      { rows: [{ deadline: '2027-06-30' }] },
      { plan: { adoptedOn: undefined }, rows: [{ deadline: '2026-12-14' }] },
    ],
  },
})
