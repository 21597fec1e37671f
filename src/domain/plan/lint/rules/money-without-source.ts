import { statedAmount } from '../../amounts.js'
import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'warning',
  class: 'funding',
  title: 'Money is planned, and nothing says whose',
  text: 'Money is planned, and no funding source is stated',
  proposal: 'Name the source of the money, and the line of the budget.',
  find: ({ rows, plan }) =>
    rows.flatMap(({ id, measure }) => {
      const { fundingSources, funding = [], procurement } = measure
      const amount = statedAmount(measure) ?? measure.unitPrice ?? null
      // A procurement plan names the line of the budget that pays.
      if (plan.kind === 'procurement-plan' && procurement?.budgetLine) return []
      return amount !== null && amount > 0 && fundingSources.length === 0 && funding.length === 0
        ? [{ measures: [id], field: 'fundingSources' as const, figures: { amount } }]
        : []
    }),
  examples: {
    fires: [{ rows: [{ total: 800000 }] }, { rows: [{ unitPrice: 7500, quantity: 3 }] }],
    silent: [
      { rows: [{ total: 800000, fundingSources: ['Municipal budget'] }] },
      { rows: [{ total: 5, funding: [{ source: 'EU', amount: 5 }] }] },
      { rows: [{}] },
    ],
  },
})
