import { defineLint } from '../lint.js'
import { pairsOfOneThing } from '../same-object.js'

export default defineLint({
  severity: 'warning',
  class: 'order',
  title: 'Set up before it is bought',
  text: 'It is to be set up by {deadline}, and bought only by {later}',
  proposal: 'Put the deadlines in the order of the work.',
  find: (view) => {
    const isBought = (row: (typeof view.rows)[number]) => row.isBuying && row.hasDate
    const setUp = view.rows.filter(
      (row) =>
        row.says('configure') && !row.isBuying && !row.says('train') && !row.says('draft') && row.hasDate,
    )
    return pairsOfOneThing(view, setUp, view.rows.filter(isBought)).flatMap(([work, purchase]) => {
      const deadline = work.measure.deadline ?? ''
      const later = purchase.measure.deadline ?? ''
      return later > deadline
        ? [{ measures: [work.id, purchase.id], field: 'deadline' as const, figures: { deadline, later } }]
        : []
    })
  },
  examples: {
    fires: [
      {
        rows: [
          { title: 'Configure the mail gateway', deadline: '2027-03-31' },
          { title: 'Buy a mail gateway', deadline: '2027-05-31' },
        ],
      },
    ],
    silent: [
      {
        rows: [
          { title: 'Configure the mail gateway', deadline: '2027-06-30' },
          { title: 'Buy a mail gateway', deadline: '2027-05-31' },
        ],
      },
    ],
  },
})
