import { foldWords } from '../fold-words.js'
import { defineLint } from '../lint.js'
import type { Row } from '../view.js'

const keyOf = ({ measure, title }: Row): string =>
  `${foldWords(measure.unit ?? '')}/${title.replace(/\d+ ?/g, '')}`

export default defineLint({
  severity: 'warning',
  class: 'arithmetic',
  title: 'The same thing is bought at two prices',
  text: 'The same costs {low} in one row and {high} in another',
  proposal: 'Ask why, and use one price.',
  find: ({ rows }) => {
    const groups = Map.groupBy(
      rows.filter(({ measure }) => measure.unitPrice !== undefined && measure.unitPrice > 0),
      keyOf,
    )
    return [...groups.values()].flatMap((group) => {
      const prices = group.map(({ measure }) => measure.unitPrice ?? 0)
      const [low, high] = [Math.min(...prices), Math.max(...prices)]
      return high > low * 1.05
        ? [{ measures: group.map(({ id }) => id), field: 'unitPrice' as const, figures: { low, high } }]
        : []
    })
  },
  examples: {
    fires: [
      {
        rows: [
          { title: 'Buy 10 laptops', unit: 'laptop', unitPrice: 900 },
          { title: 'Buy 20 laptops', unit: 'laptop', unitPrice: 1400 },
        ],
      },
    ],
    silent: [
      {
        rows: [
          { title: 'Buy 10 laptops', unit: 'laptop', unitPrice: 900 },
          { title: 'Buy 20 laptops', unit: 'laptop', unitPrice: 900 },
        ],
      },
      {
        rows: [
          { title: 'Buy 10 laptops', unit: 'laptop', unitPrice: 900 },
          { title: 'Buy 20 laptops for drawing', unit: 'laptop', unitPrice: 1400 },
        ],
      },
    ],
  },
})
