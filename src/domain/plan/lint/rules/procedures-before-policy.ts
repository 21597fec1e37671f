import { defineLint } from '../lint.js'
import { pairsOfOneThing } from '../same-object.js'

export default defineLint({
  severity: 'warning',
  class: 'order',
  title: 'Procedures are due before their policy',
  text: 'The procedures are due on {deadline}, the policy that they carry out only on {later}',
  proposal: 'Adopt the policy first.',
  find: (view) => {
    const dated = view.rows.filter(({ hasDate }) => hasDate)
    const procedures = dated.filter((row) => row.says('procedure') && !row.says('policy'))
    const policies = dated.filter((row) => row.says('policy') && !row.says('procedure'))
    return pairsOfOneThing(view, procedures, policies).flatMap(([procedure, policy]) => {
      const deadline = procedure.measure.deadline ?? ''
      const later = policy.measure.deadline ?? ''
      return later > deadline
        ? [{ measures: [procedure.id, policy.id], field: 'deadline' as const, figures: { deadline, later } }]
        : []
    })
  },
  examples: {
    fires: [
      {
        rows: [
          { title: 'Adopt the backup procedures', deadline: '2027-03-31' },
          { title: 'Adopt the backup policy', deadline: '2027-06-30' },
        ],
      },
    ],
    silent: [
      {
        rows: [
          { title: 'Adopt the backup procedures', deadline: '2027-09-30' },
          { title: 'Adopt the backup policy', deadline: '2027-06-30' },
        ],
      },
    ],
  },
})
