import { computedAmount, partsInCell, roundMoney } from '../../amounts.js'
import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'notice',
  class: 'arithmetic',
  title: 'The total is left to be worked out',
  text: 'No total is stated; quantity and prices come to {computed}',
  proposal: 'Write {computed} as the total, so that the sums of the plan hold it.',
  find: ({ rows }) =>
    rows.flatMap(({ id, measure }) => {
      if (measure.total !== undefined) return []
      const parts = partsInCell(measure)
      const computed =
        computedAmount(measure) ??
        (parts.length > 1 ? roundMoney(parts.reduce((sum, part) => sum + part, 0)) : null)
      return computed === null || computed === 0
        ? []
        : [{ measures: [id], field: 'total' as const, figures: { computed } }]
    }),
  examples: {
    fires: [
      { rows: [{ quantity: 3, unitPrice: 7500, budgetAsWritten: '7.500/ком' }] },
      { rows: [{ budgetAsWritten: '90.000 (generator); 110.000 (UPS)' }] },
      { rows: [{ items: [{ title: 'Desk', total: 900 }] }] },
    ],
    silent: [
      { rows: [{ quantity: 3, unitPrice: 7500, total: 22500 }] },
      { rows: [{ budgetAsWritten: '-' }] },
      { rows: [{ budgetAsWritten: 'од 30.000 до 40.000' }] },
      { rows: [{ budgetAsWritten: '4 sources, no amount' }] },
    ],
  },
})
