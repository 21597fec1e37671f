import { foldWords } from '../fold-words.js'
import { defineLint } from '../lint.js'
import { wordsFor } from '../words.js'

export default defineLint({
  severity: 'error',
  class: 'deadlines',
  title: 'The end of the year is on another day',
  text: 'The deadline is the end of the year, and its day is {deadline}',
  proposal: 'Write 31 December, or the day that is meant.',
  find: ({ rows }) =>
    rows.flatMap(({ id, measure: { deadline, deadlineKind } }) =>
      deadline !== undefined &&
      wordsFor('yearEnd').test(foldWords(deadlineKind)) &&
      !deadline.endsWith('-12-31')
        ? [{ measures: [id], field: 'deadline' as const, figures: { deadline } }]
        : [],
    ),
  examples: {
    fires: [
      { rows: [{ deadline: '2027-11-30', deadlineKind: 'end-of-year' }] },
      { rows: [{ deadline: '2027-10-31', deadlineKind: 'до краја године' }] },
    ],
    silent: [{ rows: [{ deadline: '2027-12-31', deadlineKind: 'end-of-year' }] }, { rows: [{}] }],
  },
})
