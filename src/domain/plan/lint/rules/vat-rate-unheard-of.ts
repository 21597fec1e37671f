import { roundMoney } from '../../amounts.js'
import { vatRates } from '../laws.js'
import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'warning',
  class: 'arithmetic',
  title: 'A rate of VAT that there is not',
  text: 'The plan has VAT of {rate} %; there is {known} %',
  proposal: 'Write the rate as a part of one, such as 0.2 for 20 %.',
  find: ({ plan: { currency, vatRate }, known }) => {
    const rates = vatRates[currency]
    if (!known.vat || rates === undefined || rates.includes(vatRate)) return []
    const percent = (rate: number) => roundMoney(rate * 100)
    return [
      {
        measures: [],
        figures: { rate: percent(vatRate), known: rates.map((rate) => String(percent(rate))) },
      },
    ]
  },
  examples: {
    fires: [{ plan: { vatRate: 0.02 }, rows: [{}] }],
    silent: [
      { plan: { vatRate: 0.2 }, rows: [{}] },
      { plan: { currency: 'EUR', vatRate: 0.095 }, rows: [{}] },
    ],
  },
})
