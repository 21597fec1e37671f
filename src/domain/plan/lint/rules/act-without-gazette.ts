import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'notice',
  class: 'lifecycle',
  title: 'An act is cited without its gazette',
  text: 'The act on {subject} is cited without the gazette that it stands in',
  proposal: 'Write number and year of the gazette.',
  find: ({ plan: { cites } }) =>
    cites.flatMap(({ kind, subject, gazette }) =>
      kind === 'act' && !gazette ? [{ measures: [], figures: { subject } }] : [],
    ),
  examples: {
    fires: [{ plan: { cites: [{ kind: 'act', subject: 'e-government' }] }, rows: [{}] }],
    silent: [{ plan: { cites: [{ kind: 'act', subject: 'e-government', gazette: '27/18' }] }, rows: [{}] }],
  },
})
