import { differs, roundMoney } from '../../amounts.js'
import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'error',
  class: 'arithmetic',
  title: 'Quantity times price of an item is not its amount',
  text: '{item}: {quantity} × {unitPrice} is {computed}, the item says {stated}',
  proposal: 'Correct the amount of the item to {computed}, or its quantity or price.',
  find: ({ rows }) =>
    rows.flatMap(({ id, measure }) =>
      (measure.items ?? []).flatMap(({ title, quantity, unitPrice, total }) => {
        if (quantity === undefined || unitPrice === undefined || total === undefined) return []
        const computed = roundMoney(quantity * unitPrice)
        if (!differs(computed, total, quantity)) return []
        const item = typeof title === 'string' ? title : (Object.values(title)[0] ?? '')
        return [
          {
            measures: [id],
            field: 'items' as const,
            figures: { item, quantity, unitPrice, computed, stated: total },
          },
        ]
      }),
    ),
  examples: {
    fires: [{ rows: [{ items: [{ title: 'Cable', quantity: 10, unitPrice: 60, total: 500 }] }] }],
    silent: [
      { rows: [{ items: [{ title: 'Cable', quantity: 10, unitPrice: 60, total: 600 }] }] },
      { rows: [{ items: [{ title: 'Cable', total: 500 }] }] },
    ],
  },
})
