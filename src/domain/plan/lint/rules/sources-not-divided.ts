import { statedAmount } from '../../amounts.js'
import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'warning',
  class: 'funding',
  title: 'Several pay, and nothing says who pays what',
  text: '{amount} from {sources}, and not how much from each',
  proposal: 'Write the amount of each source.',
  find: ({ rows }) =>
    rows.flatMap(({ id, measure }) => {
      const { fundingSources, funding = [] } = measure
      const sources = funding.length > 0 ? funding.map(({ source }) => source) : fundingSources
      const amount = statedAmount(measure)
      const isDivided = funding.length > 0 && funding.every((share) => share.amount !== undefined)
      return sources.length > 1 && amount !== null && amount > 0 && !isDivided
        ? [{ measures: [id], field: 'funding' as const, figures: { amount, sources } }]
        : []
    }),
  examples: {
    fires: [
      { rows: [{ total: 1000, fundingSources: ['Town', 'EU'] }] },
      { rows: [{ total: 1000, funding: [{ source: 'EU', amount: 700 }, { source: 'Town' }] }] },
    ],
    silent: [
      { rows: [{ total: 1000, fundingSources: ['Town'] }] },
      {
        rows: [
          {
            total: 1000,
            fundingSources: ['Town', 'EU'],
            funding: [
              { source: 'EU', amount: 700 },
              { source: 'Town', amount: 300 },
            ],
          },
        ],
      },
      { rows: [{ fundingSources: ['Town', 'EU'] }] },
    ],
  },
})
