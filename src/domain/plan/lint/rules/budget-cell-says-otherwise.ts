import { amountsIn, differs, itemsTotal, roundMoney, timesAYear } from '../../amounts.js'
import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'warning',
  class: 'arithmetic',
  title: 'The budget cell says another amount than the total',
  text: 'The budget cell says “{cell}”, the total is {total}',
  proposal: 'Find out which is right, and write the same in both.',
  find: ({ rows }) =>
    rows.flatMap(({ id, measure }) => {
      const { total, unitPrice, budgetAsWritten: cell, quantity } = measure
      const written = amountsIn(cell)
      if (total === undefined || written.length === 0) return []
      const amounts = written.map(({ amount }) => amount)
      const sum = roundMoney(
        written.filter(({ isPrice }) => !isPrice).reduce((all, { amount }) => all + amount, 0),
      )
      const times = timesAYear(measure) ?? 1
      const allowed = [
        total,
        total * times,
        ...(unitPrice === undefined ? [] : [unitPrice]),
        itemsTotal(measure) ?? total,
      ]
      const isSame = (amount: number) => allowed.some((each) => !differs(each, amount, quantity))
      if (isSame(sum) || amounts.some(isSame)) return []
      return [{ measures: [id], field: 'budgetAsWritten' as const, figures: { cell, total } }]
    }),
  examples: {
    fires: [
      { rows: [{ total: 180000, budgetAsWritten: '1.800.000' }] },
      { rows: [{ total: 800000, budgetAsWritten: '900 000 Kč' }] },
    ],
    silent: [
      {
        rows: [{ quantity: 40, total: 1800000, unitPrice: 70000, budgetAsWritten: '1.800.000 (70.000/ком)' }],
      },
      { rows: [{ total: 200000, budgetAsWritten: '90.000 (агрегат) 110.000 (УПС)' }] },
      { rows: [{ total: 35000, budgetAsWritten: '35,000' }] },
      { rows: [{ total: 1250.5, budgetAsWritten: '1.250,50 €' }] },
      { rows: [{ total: 6000, budgetAsWritten: '72.000', recurrence: 'monthly' }] },
      { rows: [{ total: 6000, budgetAsWritten: '' }] },
      { rows: [{ total: 500000, budgetAsWritten: '500 tis. Kč' }] },
      { rows: [{ total: 1500000, budgetAsWritten: '1,5 милиона' }] },
    ],
  },
})
