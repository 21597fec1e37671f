import { statedAmount } from '../../amounts.js'
import { defineLint } from '../lint.js'

const costing = new Set(['hardware', 'licence', 'network', 'service'])

export default defineLint({
  severity: 'error',
  class: 'funding',
  title: 'It costs money, and there is none',
  text: 'It costs money, and neither amount nor price is stated; budget: {budget}',
  proposal: 'Write the amount, or say who gives it for nothing.',
  find: ({ rows }) =>
    rows.flatMap((row) => {
      const { measure } = row
      const { fundingSources, funding = [], unitPrice, budgetAsWritten, procurement } = measure
      if (!row.isBuying && !costing.has(measure.category)) return []
      if (
        statedAmount(measure) !== null ||
        unitPrice !== undefined ||
        procurement?.estimatedValue !== undefined
      )
        return []
      if (fundingSources.length > 0 || funding.length > 0) return []
      const budget = /[\p{L}\p{N}]/u.test(budgetAsWritten) ? budgetAsWritten : '–'
      return [{ measures: [row.id], field: 'total' as const, figures: { budget } }]
    }),
  examples: {
    fires: [
      { rows: [{ title: 'Buy a printer' }] },
      { rows: [{ category: 'hardware' }] },
      { rows: [{ title: 'Nákup tiskáren' }] },
    ],
    silent: [
      { rows: [{ title: 'Buy a printer', total: 300 }] },
      { rows: [{ title: 'Buy a printer', fundingSources: ['Gift of a firm'] }] },
      { rows: [{ title: 'Информације о јавним набавкама', category: 'website' }] },
    ],
  },
})
