import { foldWords, withoutBrackets } from '../fold-words.js'
import { defineLint } from '../lint.js'
import { smallWords } from '../words.js'

export default defineLint({
  severity: 'warning',
  class: 'duplicates',
  title: 'One row has an indicator twice',
  text: 'The indicator “{indicator}” stands twice in the row',
  proposal: 'Keep one of them.',
  find: ({ rows }) =>
    rows.flatMap(({ id, measure }) => {
      const seen = new Set<string>()
      return measure.indicators.flatMap((indicator) => {
        const key = foldWords(withoutBrackets(indicator))
          .split(' ')
          .filter((word) => !smallWords.has(word))
          .join(' ')
        if (key === '' || !seen.has(key)) {
          seen.add(key)
          return []
        }
        return [{ measures: [id], field: 'indicators' as const, figures: { indicator } }]
      })
    }),
  examples: {
    fires: [{ rows: [{ indicators: ['act adopted', 'The act adopted'] }] }],
    silent: [{ rows: [{ indicators: ['act drafted', 'act adopted'] }] }],
  },
})
