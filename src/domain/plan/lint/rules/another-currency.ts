import { defineLint } from '../lint.js'

const signs: readonly [currency: string, pattern: RegExp][] = [
  ['EUR', /(?:€|\b(?:EUR|evra|evro|евра|eura)(?![\p{L}]))/iu],
  ['USD', /(?:\$|\bUSD\b)/i],
  ['CZK', /(?:\bKč|\bCZK\b)/i],
  ['RSD', /(?:(?<![\p{L}])(?:RSD|din\.?|dinara|дин\.?|динара)(?![\p{L}]))/iu],
  ['HUF', /\b(?:HUF|Ft)\b/],
]

export default defineLint({
  severity: 'error',
  class: 'funding',
  title: 'An amount in another currency than that of the plan',
  text: 'The budget cell “{cell}” is in {other}, the plan in {currency}',
  proposal: 'Write the amount in {currency}.',
  find: ({ plan: { currency }, rows }) =>
    rows.flatMap(({ id, measure: { budgetAsWritten: cell } }) => {
      if (
        !signs.some(([known]) => known === currency) ||
        !/\d/.test(cell) ||
        signs.some(([own, pattern]) => own === currency && pattern.test(cell))
      )
        return []
      const other = signs.find(([own, pattern]) => own !== currency && pattern.test(cell))?.[0]
      return other === undefined
        ? []
        : [{ measures: [id], field: 'budgetAsWritten' as const, figures: { cell, other, currency } }]
    }),
  examples: {
    fires: [
      { rows: [{ budgetAsWritten: '1.000 EUR' }] },
      { plan: { currency: 'EUR' }, rows: [{ budgetAsWritten: '70.000 дин.' }] },
    ],
    silent: [
      { rows: [{ budgetAsWritten: '1.000 дин.' }] },
      { rows: [{ budgetAsWritten: '10.000 yearly' }] },
      // ISO 4217 for none: the table does not say.
      { plan: { currency: 'XXX' }, rows: [{ budgetAsWritten: '10.000 EUR' }] },
      { plan: { currency: 'CZK' }, rows: [{ budgetAsWritten: '500 000 Kč' }] },
    ],
  },
})
