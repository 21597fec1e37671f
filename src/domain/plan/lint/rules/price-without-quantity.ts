import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'warning',
  class: 'quantities',
  title: 'A price of one, and nothing says how many',
  text: 'One costs {unitPrice}, and no quantity is stated',
  proposal: 'Write how many.',
  find: ({ rows }) =>
    rows.flatMap(({ id, measure: { quantity, unitPrice } }) =>
      unitPrice !== undefined && quantity === undefined
        ? [{ measures: [id], field: 'quantity' as const, figures: { unitPrice } }]
        : [],
    ),
  examples: {
    fires: [{ rows: [{ unitPrice: 500 }] }],
    silent: [{ rows: [{ unitPrice: 500, quantity: 2 }] }, { rows: [{ total: 500 }] }],
  },
})
