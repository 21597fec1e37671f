import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'warning',
  class: 'arithmetic',
  title: 'Something is to be bought for nothing',
  text: 'The amount or the price is 0',
  proposal: 'Write the amount; where it costs nothing, leave the cell empty.',
  find: ({ rows }) =>
    rows.flatMap(({ id, measure: { total, unitPrice } }) =>
      total === 0 || unitPrice === 0
        ? [
            {
              measures: [id],
              field: total === 0 ? ('total' as const) : ('unitPrice' as const),
            },
          ]
        : [],
    ),
  examples: {
    fires: [{ rows: [{ total: 0 }] }, { rows: [{ unitPrice: 0, quantity: 3 }] }],
    silent: [{ rows: [{ total: 10 }] }, { rows: [{}] }],
  },
})
