import { foldWords } from '../fold-words.js'
import { defineLint } from '../lint.js'

const years = (text: string): string => (text.match(/(?:19|20)\d\d/g) ?? []).join('-')

export default defineLint({
  severity: 'notice',
  class: 'lifecycle',
  title: 'The plan plans to write itself',
  text: 'It is to write the plan for {period} by {deadline}, which was adopted on {adoptedOn}',
  proposal: 'Take it out, or name the next plan.',
  find: ({ plan, rows }) => {
    const { adoptedOn, from, to } = plan
    if (adoptedOn === undefined) return []
    const period = [...new Set([from.slice(0, 4), to.slice(0, 4)])].join('-')
    return rows.flatMap((row) => {
      const { deadline } = row.measure
      const isPlan = /(?:action plan|akcion[a-z]* plan|akcijsk[a-z]* nacrt|akcn[a-z]* plan)/.test(row.title)
      return isPlan &&
        (row.says('draft') || row.says('make')) &&
        years(foldWords(row.titles[0] ?? '')) === period &&
        deadline !== undefined &&
        deadline > adoptedOn
        ? [{ measures: [row.id], figures: { period, deadline, adoptedOn } }]
        : []
    })
  },
  examples: {
    fires: [{ rows: [{ title: 'Write the 2027-2028 action plan' }] }],
    silent: [
      { rows: [{ title: 'Write the 2029-2030 action plan' }] },
      { rows: [{ title: 'Write the training plan' }] },
    ],
  },
})
