import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'error',
  class: 'order',
  title: 'Due before a row that it waits for',
  text: 'Due on {deadline}, and what it waits for only on {later}',
  proposal: 'Put the deadlines in the order of the work.',
  find: ({ rows, byId }) =>
    rows.flatMap(({ id, measure: { dependsOn = [], deadline } }) =>
      dependsOn.flatMap((each) => {
        const later = byId.get(each)?.measure.deadline
        return deadline !== undefined && later !== undefined && later > deadline && each !== id
          ? [{ measures: [id, each], field: 'deadline' as const, figures: { deadline, later } }]
          : []
      }),
    ),
  examples: {
    fires: [{ rows: [{ deadline: '2027-09-30' }, { deadline: '2027-06-30', dependsOn: ['1.1.1'] }] }],
    silent: [{ rows: [{ deadline: '2027-05-30' }, { deadline: '2027-06-30', dependsOn: ['1.1.1'] }] }],
  },
})
