import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'warning',
  class: 'deadlines',
  title: 'An indicator is reached only after the row is due',
  text: '“{name}” is to be reached by {by}, and the row is due on {deadline}',
  proposal: 'Put the days in order: what shows that a row is done is there when it is due.',
  find: ({ rows }) =>
    rows.flatMap(({ id, measure: { deadline, targets = [], spec } }) => {
      if (deadline === undefined) return []
      const inSpec = [...spec.matchAll(/([\w-]+)\s*[<>=]+[^;@]*@(\d{4}-\d\d-\d\d)/g)].map(
        ([, name = '', by = '']) => ({ name, by }),
      )
      const named = targets.flatMap(({ name, by }) =>
        by === undefined
          ? []
          : [{ name: typeof name === 'string' ? name : (Object.values(name)[0] ?? ''), by }],
      )
      return [...inSpec, ...named]
        .filter(({ by }) => by > deadline)
        .map(({ name, by }) => ({
          measures: [id],
          field: 'targets' as const,
          figures: { name, by, deadline },
        }))
    }),
  examples: {
    fires: [
      { rows: [{ targets: [{ name: 'Users', target: 100, by: '2028-06-30' }], deadline: '2027-06-30' }] },
      { rows: [{ spec: 'share>=0.5@2028-12-31', deadline: '2027-06-30' }] },
    ],
    silent: [
      { rows: [{ targets: [{ name: 'Users', target: 100, by: '2027-06-30' }], deadline: '2027-06-30' }] },
      { rows: [{ targets: [{ name: 'Users', target: 100 }] }] },
    ],
  },
})
