import { differs, roundMoney } from '../../amounts.js'
import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'error',
  class: 'arithmetic',
  title: 'Price and total differ by exactly the VAT',
  text: '{quantity} × {unitPrice} is {computed}, the total {stated}: one of them has VAT of {rate} % and the other has not',
  proposal: 'Write both as the plan has its prices: all with VAT or all without.',
  find: ({ plan: { vatRate }, rows, known }) =>
    rows.flatMap(({ id, measure: { quantity, unitPrice, total } }) => {
      if (!known.vat || vatRate === 0) return []
      if (quantity === undefined || unitPrice === undefined || total === undefined) return []
      const computed = roundMoney(quantity * unitPrice)
      if (computed === 0 || !differs(computed, total, quantity)) return []
      const isOff = (part: number, whole: number) => !differs(part * (1 + vatRate), whole, quantity)
      if (!isOff(computed, total) && !isOff(total, computed)) return []
      const rate = roundMoney(vatRate * 100)
      return [
        {
          measures: [id],
          field: 'total' as const,
          figures: { quantity, unitPrice, computed, stated: total, rate },
        },
      ]
    }),
  examples: {
    fires: [
      { rows: [{ quantity: 10, unitPrice: 1000, total: 12000 }] },
      { rows: [{ quantity: 10, unitPrice: 1200, total: 10000 }] },
    ],
    silent: [
      { rows: [{ quantity: 10, unitPrice: 1000, total: 10000 }] },
      { rows: [{ quantity: 10, unitPrice: 1000, total: 15000 }] },
      { plan: { vatRate: 0 }, rows: [{ quantity: 10, unitPrice: 1000, total: 12000 }] },
    ],
  },
})
