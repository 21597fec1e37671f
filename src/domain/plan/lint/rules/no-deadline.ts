import { foldWords } from '../fold-words.js'
import { defineLint } from '../lint.js'

const nothing = /^(?:|none|no|nema|nicht|neni|ni|n a|unknown|date|bez roka|brez roka)$/

export default defineLint({
  severity: 'error',
  class: 'deadlines',
  title: 'Nothing says by when',
  text: 'No deadline and no rhythm of one; it recurs: {recurrence}; budget: {budget}',
  proposal: 'Set a day, or say how often it is due, such as each year by 30 November.',
  find: ({ rows }) =>
    rows.flatMap(({ id, rhythm, measure: { deadline, deadlineKind, recurrence, budgetAsWritten } }) =>
      deadline === undefined && rhythm === null && nothing.test(foldWords(deadlineKind))
        ? [
            {
              measures: [id],
              field: 'deadline' as const,
              figures: { recurrence, budget: /[\p{L}\p{N}]/u.test(budgetAsWritten) ? budgetAsWritten : '–' },
            },
          ]
        : [],
    ),
  examples: {
    fires: [
      { rows: [{ deadline: undefined, deadlineKind: 'none', recurrence: 'yearly' }] },
      { rows: [{ deadline: undefined, deadlineKind: '' }] },
    ],
    silent: [
      { rows: [{}] },
      { rows: [{ deadline: undefined, deadlineKind: 'continuous', recurrence: 'yearly' }] },
      { rows: [{ deadline: undefined, deadlineKind: 'Годишње', recurrence: 'yearly' }] },
    ],
  },
})
