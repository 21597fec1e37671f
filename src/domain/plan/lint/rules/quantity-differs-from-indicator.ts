import { countsOfThings } from '../counts-in-text.js'
import { foldWords } from '../fold-words.js'
import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'warning',
  class: 'quantities',
  title: 'An indicator counts another number of things',
  text: 'The quantity is {quantity}, the indicator “{indicator}” speaks of {said}',
  proposal: 'Say how many are needed and why, and write the same in both.',
  find: ({ rows }) =>
    rows.flatMap(({ id, measure: { quantity, indicators } }) => {
      if (quantity === undefined) return []
      return indicators.flatMap((indicator) => {
        const counts = countsOfThings(foldWords(indicator))
        if (counts.length === 0 || counts.includes(quantity)) return []
        if (counts.reduce((all, each) => all + each, 0) === quantity) return []
        return [
          {
            measures: [id],
            field: 'indicators' as const,
            figures: { quantity, indicator, said: counts.map(String) },
          },
        ]
      })
    }),
  examples: {
    fires: [
      { rows: [{ quantity: 50, indicators: ['licensed software for 20 new machines'] }] },
      { rows: [{ quantity: 12, indicators: ['kupljeno 10 novih računara'] }] },
    ],
    silent: [
      { rows: [{ quantity: 40, indicators: ['licensed software for 40 new machines'] }] },
      { rows: [{ quantity: 40, indicators: ['delivered within 60 days'] }] },
      { rows: [{ indicators: ['10 computers in use'] }] },
    ],
  },
})
