import { differs, roundMoney, timesAYear } from '../../amounts.js'
import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'error',
  class: 'arithmetic',
  title: 'The estimated value is not the amount without VAT',
  text: 'The estimated value without VAT is {estimated}, the amount of the row without VAT {net}',
  proposal: 'Estimate {net} without VAT, or correct the amount of the row.',
  find: ({ plan: { pricesIncludeVat, vatRate }, rows, known }) =>
    rows.flatMap(({ id, measure }) => {
      const { total, procurement, quantity } = measure
      const estimated = procurement?.estimatedValue
      if (total === undefined || estimated === undefined || !known.vat) return []
      const net = roundMoney(pricesIncludeVat ? total / (1 + vatRate) : total)
      const times = timesAYear(measure) ?? 1
      // Estimates are made in whole units, and for as many years as the contract will run.
      const isNear = [1, 2, 3, 4, times, times * 2, times * 4].some(
        (factor) =>
          (factor === 1 || times > 0) && Math.abs(net * factor - estimated) <= Math.max(1, net * 0.001),
      )
      const isRecurring = measure.recurrence !== 'one-off'
      const isSame =
        !differs(net, estimated, quantity) || Math.abs(net - estimated) <= Math.max(1, net * 0.001)
      if (isSame || (isRecurring && isNear)) return []
      return [{ measures: [id], field: 'procurement' as const, figures: { estimated, net } }]
    }),
  examples: {
    fires: [
      { rows: [{ total: 120000, procurement: { estimatedValue: 120000 } }] },
      {
        plan: { pricesIncludeVat: false },
        rows: [{ total: 120000, procurement: { estimatedValue: 100000 } }],
      },
    ],
    silent: [
      { rows: [{ total: 120000, procurement: { estimatedValue: 100000 } }] },
      { rows: [{ total: 100, procurement: { estimatedValue: 83.33 } }] },
      { rows: [{ total: 120000, recurrence: 'yearly', procurement: { estimatedValue: 200000 } }] },
      { rows: [{ procurement: { estimatedValue: 100000 } }] },
    ],
  },
})
