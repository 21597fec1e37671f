import { defineLint } from '../lint.js'

const numbers = /(?<![\d.,])\d+\.\d+(?:\.\d+)+(?![\d.]*\d)/g

export default defineLint({
  severity: 'warning',
  class: 'order',
  title: 'Due before a row that its text refers to',
  text: 'Due on {deadline}, and the row that its specification or indicators name only on {later}',
  proposal: 'Put the deadlines in the order of the work.',
  find: ({ rows, byId }) =>
    rows.flatMap(({ id, measure: { deadline, spec, indicators, dependsOn = [] } }) => {
      if (deadline === undefined) return []
      // What an author remarks in brackets on an indicator is no work to wait for.
      const named = new Set(
        [spec, ...indicators.map((each) => each.replace(/\([^)]*\)/g, ''))].join(' ; ').match(numbers),
      )
      return [...named].flatMap((each) => {
        const later = byId.get(each)?.measure.deadline
        return later !== undefined && later > deadline && each !== id && !dependsOn.includes(each)
          ? [{ measures: [id, each], field: 'deadline' as const, figures: { deadline, later } }]
          : []
      })
    }),
  examples: {
    fires: [
      { rows: [{ deadline: '2027-09-30' }, { deadline: '2027-06-30', spec: 'installed_on=server(1.1.1)' }] },
    ],
    silent: [
      { rows: [{ deadline: '2027-05-30' }, { deadline: '2027-06-30', spec: 'installed_on=server(1.1.1)' }] },
      { rows: [{ deadline: '2027-05-30', spec: 'version>=1.1.2' }] },
    ],
  },
})
