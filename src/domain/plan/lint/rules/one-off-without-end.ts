import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'warning',
  class: 'deadlines',
  title: 'Done once, and due for ever',
  text: 'It is planned as one-off, and its deadline is “{kind}”: nobody can say that it is late, or done',
  proposal: 'Set a day for what is done once, and a rhythm with a day for what goes on.',
  find: ({ rows }) =>
    rows.flatMap(({ id, rhythm, measure: { deadline, deadlineKind: kind, recurrence } }) =>
      recurrence === 'one-off' && deadline === undefined && rhythm !== null
        ? [{ measures: [id], field: 'recurrence' as const, figures: { kind } }]
        : [],
    ),
  examples: {
    fires: [
      { rows: [{ deadline: undefined, deadlineKind: 'continuous' }] },
      { rows: [{ deadline: undefined, deadlineKind: 'po potrebi' }] },
    ],
    silent: [
      { rows: [{}] },
      { rows: [{ deadline: undefined, deadlineKind: 'monthly', recurrence: 'monthly' }] },
    ],
  },
})
