import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'notice',
  class: 'specification',
  title: 'So many, and nothing says of what',
  text: 'The quantity is {quantity}, and no unit is stated',
  proposal: 'Write the unit.',
  find: ({ rows }) => {
    // A plan that has no units at all says in its titles what is counted.
    if (!rows.some(({ measure }) => measure.unit)) return []
    return rows.flatMap(({ id, measure: { quantity, unit } }) =>
      quantity !== undefined && !unit
        ? [{ measures: [id], field: 'unit' as const, figures: { quantity } }]
        : [],
    )
  },
  examples: {
    fires: [{ rows: [{ quantity: 3 }, { quantity: 4, unit: 'desk' }] }],
    silent: [{ rows: [{ quantity: 3, unit: 'desk' }] }, { rows: [{ quantity: 3 }] }],
  },
})
