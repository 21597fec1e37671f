import { foldWords } from '../fold-words.js'
import { severityBy, smallPurchase } from '../laws.js'
import { defineLint } from '../lint.js'

const exempt = /clan 27|narocilnic|evidencn|maleho rozsahu|vzmr|small value|mala vrednost/

export default defineLint({
  severity: 'error',
  class: 'lifecycle',
  title: 'Too dear for no procedure',
  text: 'It is bought as “{procedure}”, and {estimated} is more than the {limit} that this is for ({certainty})',
  proposal: 'Plan a procedure that is for such an amount.',
  find: ({ plan: { currency, from }, rows }) =>
    rows.flatMap(({ id, measure: { procurement, startsOn, deadline } }) => {
      const { procedure = '', estimatedValue: estimated, cpv } = procurement ?? {}
      const law = smallPurchase(currency, startsOn ?? deadline ?? from, cpv)
      if (law === null || estimated === undefined || estimated <= law.limit) return []
      const { limit, certainty } = law
      return exempt.test(foldWords(procedure))
        ? [
            {
              measures: [id],
              field: 'procurement' as const,
              ...severityBy(law),
              figures: { procedure, estimated, limit, certainty },
            },
          ]
        : []
    }),
  examples: {
    fires: [
      { rows: [{ procurement: { procedure: 'члан 27', estimatedValue: 1500000 } }] },
      { rows: [{ procurement: { procedure: 'члан 27', estimatedValue: 4000000, cpv: '45000000-7' } }] },
      {
        plan: { from: '2019-01-01' },
        rows: [{ procurement: { procedure: 'small value', estimatedValue: 900000 }, deadline: '2019-06-30' }],
      },
    ],
    silent: [
      { rows: [{ procurement: { procedure: 'члан 27', estimatedValue: 900000 } }] },
      { rows: [{ procurement: { procedure: 'open', estimatedValue: 1500000 } }] },
      { rows: [{ procurement: { procedure: 'члан 27', estimatedValue: 1500000, cpv: '45000000-7' } }] },
    ],
  },
})
