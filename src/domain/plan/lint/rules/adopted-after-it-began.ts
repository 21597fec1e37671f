import { addToDay } from '#lib/zone.js'
import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'warning',
  class: 'lifecycle',
  title: 'The plan was adopted well after it began',
  text: 'The plan runs from {from}, and was adopted on {adoptedOn}',
  proposal: 'Let it begin when it is adopted, or say what was done until then by which right.',
  find: ({ plan: { from, adoptedOn }, known }) =>
    known.period && adoptedOn !== undefined && adoptedOn > addToDay(from, { months: 2 })
      ? [{ measures: [], figures: { from, adoptedOn } }]
      : [],
  examples: {
    fires: [{ plan: { adoptedOn: '2027-05-10' }, rows: [{}] }],
    silent: [{ plan: { adoptedOn: '2027-01-28' }, rows: [{}] }, { rows: [{}] }],
  },
})
