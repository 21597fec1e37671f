import { lastYearOf } from '../cited-years.js'
import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'warning',
  class: 'lifecycle',
  title: 'A strategy is cited that had run out',
  text: 'The strategy of {subject} ran until {last}; the plan begins on {from}',
  proposal: 'Cite the strategy that followed, or say that there is none.',
  find: ({ plan: { cites, from }, known }) =>
    cites.flatMap(({ kind, subject, period }) => {
      const last = lastYearOf(period ?? '')
      return known.period && kind === 'strategy' && last !== null && last < Number(from.slice(0, 4))
        ? [{ measures: [], figures: { subject, last: String(last), from } }]
        : []
    }),
  examples: {
    fires: [
      { plan: { cites: [{ kind: 'strategy', subject: 'e-government', period: '2020-2025' }] }, rows: [{}] },
    ],
    silent: [
      { plan: { cites: [{ kind: 'strategy', subject: 'e-government', period: '2025-2030' }] }, rows: [{}] },
      { plan: { cites: [{ kind: 'strategy', subject: 'e-government' }] }, rows: [{}] },
    ],
  },
})
