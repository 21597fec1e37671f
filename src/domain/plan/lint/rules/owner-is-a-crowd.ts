import { foldWords } from '../fold-words.js'
import { defineLint } from '../lint.js'
import { wordsFor } from '../words.js'

export default defineLint({
  severity: 'warning',
  class: 'roles',
  title: 'Everybody is to do it',
  text: 'The only owner is {role}: nobody in particular',
  proposal: 'Name one who answers for it.',
  find: ({ rows }) =>
    rows.flatMap(({ id, measure: { owners } }) =>
      owners.length > 0 && owners.every((owner) => wordsFor('crowd').test(foldWords(owner)))
        ? [{ measures: [id], field: 'owners' as const, figures: { role: owners } }]
        : [],
    ),
  examples: {
    fires: [{ rows: [{ owners: ['staff-using-databases'] }] }, { rows: [{ owners: ['svi-zaposleni'] }] }],
    silent: [{ rows: [{ owners: ['hr-officer', 'staff'] }] }, { rows: [{ owners: ['staffing-officer'] }] }],
  },
})
