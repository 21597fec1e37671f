import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'error',
  class: 'lifecycle',
  title: 'The plan ends before it begins',
  text: 'The plan runs from {from} to {to}',
  proposal: 'Put the days in order.',
  find: ({ plan: { from, to } }) => (to < from ? [{ measures: [], figures: { from, to } }] : []),
  examples: { fires: [{ plan: { from: '2029-01-01' }, rows: [{}] }], silent: [{ rows: [{}] }] },
})
