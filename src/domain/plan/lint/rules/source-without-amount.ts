import { statedAmount } from '../../amounts.js'
import { foldWords } from '../fold-words.js'
import { defineLint } from '../lint.js'
import { wordsFor } from '../words.js'

export default defineLint({
  severity: 'warning',
  class: 'funding',
  title: 'A source is named, and no amount',
  text: 'It is to be paid by {sources}, and nothing says how much',
  proposal: 'Write the amount, by source where there are several; where it costs nothing, say so.',
  find: ({ rows }) =>
    rows.flatMap(({ id, measure }) => {
      const { fundingSources, funding = [], unitPrice } = measure
      const sources = fundingSources.filter((source) => !wordsFor('noCost').test(foldWords(source)))
      if (sources.length === 0 || unitPrice !== undefined || statedAmount(measure) !== null) return []
      if (funding.some(({ amount }) => amount !== undefined)) return []
      return [{ measures: [id], field: 'total' as const, figures: { sources } }]
    }),
  examples: {
    fires: [{ rows: [{ fundingSources: ['Government office'] }] }],
    silent: [
      { rows: [{ fundingSources: ['Government office'], total: 500 }] },
      { rows: [{ fundingSources: ['Internal training'] }] },
      { rows: [{ fundingSources: ['Сопствена средства, без трошкова'] }] },
      { rows: [{}] },
    ],
  },
})
