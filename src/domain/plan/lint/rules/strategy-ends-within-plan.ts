import { lastYearOf } from '../cited-years.js'
import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'notice',
  class: 'lifecycle',
  title: 'A cited strategy ends before the plan',
  text: 'The strategy of {subject} runs until {last}; the plan until {to}',
  proposal: 'Say what the plan rests on after that, and look again when the next strategy comes.',
  find: ({ plan: { cites, from, to }, known }) =>
    cites.flatMap(({ kind, subject, period }) => {
      const last = lastYearOf(period ?? '')
      const isWithin = last !== null && last >= Number(from.slice(0, 4)) && last < Number(to.slice(0, 4))
      return known.period && kind === 'strategy' && isWithin
        ? [{ measures: [], figures: { subject, last: String(last), to } }]
        : []
    }),
  examples: {
    fires: [
      { plan: { cites: [{ kind: 'strategy', subject: 'security', period: 'until 2027' }] }, rows: [{}] },
    ],
    silent: [
      { plan: { cites: [{ kind: 'strategy', subject: 'security', period: '2025-2028' }] }, rows: [{}] },
    ],
  },
})
