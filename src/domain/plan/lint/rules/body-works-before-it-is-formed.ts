import { foldWords } from '../fold-words.js'
import { defineLint } from '../lint.js'
import { type Meaning, wordsFor } from '../words.js'

const bodies: readonly Meaning[] = ['workingGroup', 'commission', 'council']

export default defineLint({
  severity: 'warning',
  class: 'order',
  title: 'A body is to work before it is formed',
  text: '{body} is to have done it by {deadline}, and is formed only by {later}',
  proposal: 'Form the body first, or name who works until then.',
  find: ({ rows }) =>
    bodies.flatMap((body) => {
      const formed = rows.filter((row) => row.says(body) && row.says('form') && row.hasDate)
      const [only] = formed
      const later = only?.measure.deadline
      if (only === undefined || later === undefined || formed.length > 1) return []
      return rows.flatMap((row) => {
        const { deadline, owners } = row.measure
        const role = owners.find((owner) => wordsFor(body).test(foldWords(owner)))
        return row !== only && role !== undefined && deadline !== undefined && deadline < later
          ? [
              {
                measures: [row.id, only.id],
                field: 'deadline' as const,
                figures: { body: role, deadline, later },
              },
            ]
          : []
      })
    }),
  examples: {
    fires: [
      {
        rows: [
          { title: 'Set up the working group for IT', deadline: '2027-02-28' },
          { title: 'Film on services', owners: ['working-group'], deadline: '2027-01-31' },
        ],
      },
      {
        rows: [
          { title: 'Образовати радну групу', deadline: '2027-02-28' },
          { title: 'Снимити филм', owners: ['radna-grupa'], deadline: '2027-01-31' },
        ],
      },
    ],
    silent: [
      {
        rows: [
          { title: 'Set up the working group for IT', deadline: '2027-02-28' },
          { title: 'Film on services', owners: ['working-group'], deadline: '2027-03-31' },
        ],
      },
      { rows: [{ title: 'Film on services', owners: ['working-group'], deadline: '2027-01-31' }] },
    ],
  },
})
