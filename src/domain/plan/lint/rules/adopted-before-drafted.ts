import { defineLint } from '../lint.js'
import { pairsOfOneThing } from '../same-object.js'

export default defineLint({
  severity: 'error',
  class: 'order',
  title: 'Adopted before it is written',
  text: 'It is to be adopted by {deadline}, and written only by {later}',
  proposal: 'Put the deadlines in the order of the work.',
  find: (view) => {
    const adopted = view.rows.filter((row) => row.says('adopt') && !row.says('draft') && row.hasDate)
    const drafted = view.rows.filter(
      (row) => (row.says('draft') || row.says('make')) && !row.says('adopt') && row.hasDate,
    )
    return pairsOfOneThing(view, adopted, drafted).flatMap(([adoption, draft]) => {
      const deadline = adoption.measure.deadline ?? ''
      const later = draft.measure.deadline ?? ''
      return later > deadline
        ? [{ measures: [adoption.id, draft.id], field: 'deadline' as const, figures: { deadline, later } }]
        : []
    })
  },
  examples: {
    fires: [
      {
        rows: [
          { title: 'Adopt the data policy', deadline: '2027-03-31' },
          { title: 'Draft the data policy', deadline: '2027-05-31' },
        ],
      },
    ],
    silent: [
      {
        rows: [
          { title: 'Draft the data policy', deadline: '2027-03-31' },
          { title: 'Adopt the data policy', deadline: '2027-05-31' },
        ],
      },
      {
        rows: [
          { title: 'Draft the data policy', deadline: '2027-06-30' },
          { title: 'Adopt the mobility act', deadline: '2027-05-31' },
        ],
      },
    ],
  },
})
