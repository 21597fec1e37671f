import { statedAmount } from '../../amounts.js'
import { defineLint } from '../lint.js'

const bought = new Set(['hardware', 'licence', 'network', 'service', 'security'])

export default defineLint({
  severity: 'warning',
  class: 'specification',
  title: 'Money for something that nothing describes',
  text: '{amount} is planned, and nothing says what should exist then',
  proposal: 'Write the least that it must be able to do.',
  find: ({ rows }) => {
    const costing = rows.filter(
      ({ measure }) => bought.has(measure.category) && statedAmount(measure) !== null,
    )
    const isBare = ({ measure }: (typeof rows)[number]) =>
      measure.spec.trim() === '' && !measure.expects?.length
    const bare = costing.filter(isBare)
    // Where most rows have none, the plan keeps its specifications elsewhere.
    if (bare.length * 2 > costing.length || costing.length < 4) return []
    return bare.map(({ id, measure }) => ({
      measures: [id],
      field: 'spec' as const,
      figures: { amount: statedAmount(measure) },
    }))
  },
  examples: {
    fires: [
      {
        rows: [1, 2, 3, 4].map((each) => ({
          category: 'hardware',
          total: 5,
          spec: each === 1 ? '' : 'server_count>=1',
        })),
      },
    ],
    silent: [
      { rows: [1, 2, 3, 4].map(() => ({ category: 'hardware', total: 5 })) },
      { rows: [1, 2, 3, 4].map(() => ({ category: 'hardware', total: 5, spec: 'server_count>=1' })) },
    ],
  },
})
