import { foldWords } from '../fold-words.js'
import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'error',
  class: 'funding',
  title: 'A share of a source that the row does not name',
  text: '{source} gives a share, and the row names only {sources}',
  proposal: 'Write the same sources in both.',
  find: ({ rows }) =>
    rows.flatMap(({ id, measure: { fundingSources, funding = [] } }) => {
      const named = new Set(fundingSources.map(foldWords))
      const source = funding.map((share) => share.source).filter((each) => !named.has(foldWords(each)))
      return named.size > 0 && source.length > 0
        ? [{ measures: [id], field: 'funding' as const, figures: { source, sources: fundingSources } }]
        : []
    }),
  examples: {
    fires: [{ rows: [{ fundingSources: ['Town'], funding: [{ source: 'EU', amount: 1 }] }] }],
    silent: [
      { rows: [{ fundingSources: ['Town'], funding: [{ source: 'town', amount: 1 }] }] },
      { rows: [{ funding: [{ source: 'EU', amount: 1 }] }] },
    ],
  },
})
