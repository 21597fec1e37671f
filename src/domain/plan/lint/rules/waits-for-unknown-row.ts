import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'error',
  class: 'order',
  title: 'A row waits for one that the plan does not have',
  text: 'It waits for {unknown}, and there is no such row',
  proposal: 'Name the row that is meant.',
  find: ({ rows, byId }) =>
    rows.flatMap(({ id, measure: { dependsOn = [] } }) => {
      const unknown = dependsOn.filter((each) => !byId.has(each))
      return unknown.length > 0 ? [{ measures: [id], field: 'dependsOn' as const, figures: { unknown } }] : []
    }),
  examples: {
    fires: [{ rows: [{ dependsOn: ['9.9.9'] }] }],
    silent: [{ rows: [{}, { dependsOn: ['1.1.1'] }] }],
  },
})
