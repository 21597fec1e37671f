import { defineLint } from '../lint.js'
import { pairsOfOneThing } from '../same-object.js'

export default defineLint({
  severity: 'notice',
  class: 'order',
  title: 'Promoted before it is there',
  text: 'It is promoted by {deadline}, and people can use it only from {later}',
  proposal: 'Promote it when people can use it.',
  find: (view) => {
    const promoted = view.rows.filter((row) => row.says('promote') && row.hasDate)
    const offered = view.rows.filter(
      (row) => (row.says('publish') || row.says('build')) && !row.says('promote') && row.hasDate,
    )
    return pairsOfOneThing(view, promoted, offered).flatMap(([campaign, work]) => {
      const deadline = campaign.measure.deadline ?? ''
      const later = work.measure.deadline ?? ''
      return later > deadline
        ? [{ measures: [campaign.id, work.id], field: 'deadline' as const, figures: { deadline, later } }]
        : []
    })
  },
  examples: {
    fires: [
      {
        rows: [
          { title: 'Promotional film on e-services', deadline: '2027-01-31' },
          { title: 'Publish e-services on the portal', deadline: '2027-08-31' },
        ],
      },
    ],
    silent: [
      {
        rows: [
          { title: 'Promotional film on e-services', deadline: '2027-09-30' },
          { title: 'Publish e-services on the portal', deadline: '2027-08-31' },
        ],
      },
    ],
  },
})
