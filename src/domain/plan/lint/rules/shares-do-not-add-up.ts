import { correctedAmount, differs, roundMoney, statedAmount } from '../../amounts.js'
import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'error',
  class: 'funding',
  title: 'What the sources give is not what the row costs',
  text: 'The sources give {given}, the row costs {amount}, which is off by {difference}',
  proposal: 'Correct the shares, or the amount of the row.',
  find: ({ rows }) =>
    rows.flatMap(({ id, measure }) => {
      const shares = (measure.funding ?? []).map(({ amount }) => amount)
      const amount = statedAmount(measure) ?? correctedAmount(measure)
      if (shares.length === 0 || shares.includes(undefined) || amount === null) return []
      const given = roundMoney(shares.reduce<number>((sum, share) => sum + (share ?? 0), 0))
      const isWhole = [1, 2, 3, 4, 5, 12, 24].some((times) => !differs(given, amount * times))
      if (measure.recurrence === 'one-off' ? !differs(given, amount) : isWhole) return []
      return [
        {
          measures: [id],
          field: 'funding' as const,
          figures: { given, amount, difference: roundMoney(amount - given) },
        },
      ]
    }),
  examples: {
    fires: [
      {
        rows: [
          {
            total: 1000,
            funding: [
              { source: 'EU', amount: 700 },
              { source: 'Town', amount: 200 },
            ],
          },
        ],
      },
    ],
    silent: [
      {
        rows: [
          {
            total: 1000,
            funding: [
              { source: 'EU', amount: 700 },
              { source: 'Town', amount: 300 },
            ],
          },
        ],
      },
      { rows: [{ total: 1000, funding: [{ source: 'EU', amount: 700 }, { source: 'Town' }] }] },
      { rows: [{ total: 1000, recurrence: 'yearly', funding: [{ source: 'EU', amount: 2000 }] }] },
    ],
  },
})
