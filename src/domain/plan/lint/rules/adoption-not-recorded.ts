import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'warning',
  class: 'lifecycle',
  title: 'Nothing says by which act the plan was adopted',
  text: 'The plan counts as adopted, and lacks {missing}',
  proposal: 'Write the day and the number of the act.',
  find: ({ plan: { status, adoptedOn, actNumber }, known }) => {
    if (!known.preamble || (status !== undefined && status !== 'adopted')) return []
    const missing = [
      ...(adoptedOn === undefined ? ['adoptedOn'] : []),
      ...(actNumber === undefined || actNumber === '' ? ['actNumber'] : []),
    ]
    return missing.length > 0 ? [{ measures: [], figures: { missing } }] : []
  },
  examples: {
    fires: [
      { plan: { adoptedOn: undefined }, rows: [{}] },
      { plan: { actNumber: undefined }, rows: [{}] },
    ],
    silent: [
      { rows: [{}] },
      { plan: { status: 'draft', adoptedOn: undefined, actNumber: undefined }, rows: [{}] },
    ],
  },
})
