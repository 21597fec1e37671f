import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'error',
  class: 'deadlines',
  title: 'It begins after it is due',
  text: 'It is to begin on {startsOn}, and is due on {deadline}',
  proposal: 'Put the days in order.',
  find: ({ rows }) =>
    rows.flatMap(({ id, measure: { startsOn, deadline } }) =>
      startsOn !== undefined && deadline !== undefined && startsOn > deadline
        ? [{ measures: [id], field: 'startsOn' as const, figures: { startsOn, deadline } }]
        : [],
    ),
  examples: {
    fires: [{ rows: [{ startsOn: '2027-07-01', deadline: '2027-06-30' }] }],
    silent: [{ rows: [{ startsOn: '2027-06-01', deadline: '2027-06-30' }] }],
  },
})
