import { computedAmount, differs, roundMoney } from '../../amounts.js'
import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'error',
  class: 'arithmetic',
  title: 'Quantity times price is not the total',
  text: '{quantity} × {unitPrice} is {computed}, the row says {stated}, which is off by {difference}',
  proposal: 'Correct the total to {computed}, or the quantity or the price.',
  find: ({ rows, plan }) =>
    rows.flatMap(({ id, measure }) => {
      const { quantity, unitPrice, total } = measure
      if (quantity === undefined || unitPrice === undefined || total === undefined) return []
      if (quantity === 0 || unitPrice === 0 || total === 0) return []
      const computed = computedAmount(measure, plan.vatRate)
      if (computed === null || !differs(computed, total, quantity)) return []
      if (plan.vatRate > 0 && !differs(total * (1 + plan.vatRate), computed, quantity)) return []
      const difference = roundMoney(computed - total)
      return [
        {
          measures: [id],
          field: 'total' as const,
          figures: { quantity, unitPrice, stated: total, computed, difference },
        },
      ]
    }),
  examples: {
    fires: [
      { rows: [{ quantity: 40, unitPrice: 70000, total: 1800000 }] },
      { rows: [{ quantity: 3, unitPrice: 19.99, total: 60 }] },
    ],
    silent: [
      { rows: [{ quantity: 40, unitPrice: 70000, total: 2800000 }] },
      { rows: [{ quantity: 3, unitPrice: 33.33, total: 100 }] },
      { rows: [{ quantity: 1, unitPrice: 500, total: 6000, recurrence: 'monthly' }] },
      { rows: [{ quantity: 40, unitPrice: 70000 }] },
    ],
  },
})
