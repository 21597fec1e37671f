import { differs, itemsTotal, roundMoney } from '../../amounts.js'
import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'error',
  class: 'arithmetic',
  title: 'Items do not add up to the total of their row',
  text: 'The items come to {computed}, the row says {stated}, which is off by {difference}',
  proposal: 'Correct the total to {computed}, or the item that is wrong.',
  find: ({ rows }) =>
    rows.flatMap(({ id, measure }) => {
      const computed = itemsTotal(measure)
      const { total } = measure
      if (computed === null || total === undefined || !differs(computed, total)) return []
      return [
        {
          measures: [id],
          field: 'total' as const,
          figures: { computed, stated: total, difference: roundMoney(computed - total) },
        },
      ]
    }),
  examples: {
    fires: [
      {
        rows: [
          {
            total: 190000,
            items: [
              { title: 'Generator', total: 90000 },
              { title: 'UPS', total: 110000 },
            ],
          },
        ],
      },
      { rows: [{ total: 500, items: [{ title: 'Cable', quantity: 10, unitPrice: 60 }] }] },
    ],
    silent: [
      {
        rows: [
          {
            total: 200000,
            items: [
              { title: 'Generator', total: 90000 },
              { title: 'UPS', total: 110000 },
            ],
          },
        ],
      },
      { rows: [{ total: 200000, items: [{ title: 'Generator', total: 90000 }, { title: 'UPS' }] }] },
    ],
  },
})
