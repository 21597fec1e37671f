import { isRhythm } from '../../rhythm.js'
import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'warning',
  class: 'deadlines',
  title: 'Recurrence and deadline name two rhythms',
  text: 'It recurs {recurrence}, and its deadline says “{kind}”',
  proposal: 'Write one rhythm in both; where the row holds two works, make two rows.',
  find: ({ rows }) =>
    rows.flatMap(({ id, rhythm, measure: { recurrence, deadlineKind: kind } }) =>
      rhythm !== null && rhythm !== 'continuous' && isRhythm(recurrence) && rhythm !== recurrence
        ? [{ measures: [id], field: 'recurrence' as const, figures: { recurrence, kind } }]
        : [],
    ),
  examples: {
    fires: [{ rows: [{ recurrence: 'yearly', deadline: undefined, deadlineKind: 'monthly' }] }],
    silent: [
      { rows: [{ recurrence: 'yearly', deadline: undefined, deadlineKind: 'yearly-maintenance' }] },
      { rows: [{ recurrence: 'quarterly', deadline: undefined, deadlineKind: 'continuous' }] },
      { rows: [{ recurrence: 'yearly', deadlineKind: 'end-of-year' }] },
    ],
  },
})
