import { foldWords } from '../fold-words.js'
import { smallPurchase } from '../laws.js'
import { defineLint } from '../lint.js'

const exempt = /clan 27|narocilnic|evidencn|maleho rozsahu|vzmr|small value|mala vrednost/

export default defineLint({
  severity: 'error',
  class: 'lifecycle',
  title: 'Too dear for no procedure',
  text: 'It is bought as “{procedure}”, and {estimated} is more than the {limit} that this is for',
  proposal: 'Plan a procedure that is for such an amount.',
  find: ({ plan: { currency }, rows }) => {
    const limit = smallPurchase[currency]
    if (limit === undefined) return []
    return rows.flatMap(({ id, measure: { procurement } }) => {
      const { procedure = '', estimatedValue: estimated } = procurement ?? {}
      // Works have a higher limit in each of these countries.
      const isWorks = procurement?.cpv?.startsWith('45') ?? false
      return estimated !== undefined && estimated > limit && !isWorks && exempt.test(foldWords(procedure))
        ? [{ measures: [id], field: 'procurement' as const, figures: { procedure, estimated, limit } }]
        : []
    })
  },
  examples: {
    fires: [{ rows: [{ procurement: { procedure: 'члан 27', estimatedValue: 1500000 } }] }],
    silent: [
      { rows: [{ procurement: { procedure: 'члан 27', estimatedValue: 900000 } }] },
      { rows: [{ procurement: { procedure: 'open', estimatedValue: 1500000 } }] },
      { rows: [{ procurement: { procedure: 'члан 27', estimatedValue: 1500000, cpv: '45000000-7' } }] },
    ],
  },
})
