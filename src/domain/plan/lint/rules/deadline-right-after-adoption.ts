import { addToDay } from '#lib/zone.js'
import { defineLint } from '../lint.js'

const days = 7

export default defineLint({
  severity: 'notice',
  class: 'deadlines',
  title: 'Due within a week of adoption',
  text: 'Due on {deadline}; the plan was adopted on {adoptedOn}, at most a week before',
  proposal: 'Leave time for the work, or take out what was done already.',
  find: ({ plan: { adoptedOn }, rows }) => {
    if (adoptedOn === undefined) return []
    const last = addToDay(adoptedOn, { ms: days * 86_400_000 })
    return rows.flatMap(({ id, measure: { deadline } }) =>
      deadline !== undefined && deadline >= adoptedOn && deadline <= last
        ? [{ measures: [id], field: 'deadline' as const, figures: { deadline, adoptedOn } }]
        : [],
    )
  },
  examples: {
    fires: [{ rows: [{ deadline: '2026-12-15' }] }, { rows: [{ deadline: '2026-12-20' }] }],
    silent: [{ rows: [{ deadline: '2027-01-31' }] }, { rows: [{ deadline: '2026-12-01' }] }],
  },
})
