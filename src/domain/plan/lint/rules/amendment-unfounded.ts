import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'error',
  class: 'lifecycle',
  title: 'An amendment that does not hold',
  text: 'The amendment of {on}: {why}',
  proposal: 'Write who approved it, after the adoption, and the rows that it changed.',
  find: ({ plan: { amendments = [], adoptedOn }, byId }) =>
    amendments.flatMap(({ on, approvedBy, reason, measures = [] }) => {
      const unknown = measures.filter((id) => !byId.has(id))
      const why = [
        ...(approvedBy === undefined ? ['approvedBy'] : []),
        ...(reason.trim() === '' ? ['reason'] : []),
        ...(adoptedOn !== undefined && on < adoptedOn ? [`${on} < ${adoptedOn}`] : []),
        ...unknown,
      ]
      return why.length > 0 ? [{ measures: measures.filter((id) => byId.has(id)), figures: { on, why } }] : []
    }),
  examples: {
    fires: [
      { plan: { amendments: [{ on: '2027-05-01', reason: 'rebalance' }] }, rows: [{}] },
      { plan: { amendments: [{ on: '2026-05-01', reason: 'rebalance', approvedBy: 'head' }] }, rows: [{}] },
      {
        plan: { amendments: [{ on: '2027-05-01', reason: 'x', approvedBy: 'head', measures: ['9.9'] }] },
        rows: [{}],
      },
    ],
    silent: [
      {
        plan: { amendments: [{ on: '2027-05-01', reason: 'x', approvedBy: 'head', measures: ['1.1.1'] }] },
        rows: [{}],
      },
    ],
  },
})
