import { countsInSpec } from '../counts-in-text.js'
import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'error',
  class: 'quantities',
  title: 'The specification asks for another quantity',
  text: 'The quantity is {quantity}, what should exist is {expected}',
  proposal: 'Find out which is right, and write the same in both.',
  find: ({ rows }) =>
    rows.flatMap(({ id, measure: { quantity, spec, expects = [] } }) => {
      if (quantity === undefined || quantity === 0) return []
      const isDifferent = (counts: readonly number[]) =>
        counts.length > 0 &&
        !counts.includes(quantity) &&
        counts.reduce((all, each) => all + each, 0) !== quantity
      const wrong = [countsInSpec(spec), expects.map(({ count }) => count)].find(isDifferent)
      return wrong
        ? [{ measures: [id], field: 'quantity' as const, figures: { quantity, expected: wrong.map(String) } }]
        : []
    }),
  examples: {
    fires: [
      { rows: [{ quantity: 40, spec: 'pc_count>=30; brand_name=true' }] },
      { rows: [{ quantity: 3, expects: [{ what: 'routers', of: 'asset', count: 2 }] }] },
    ],
    silent: [
      { rows: [{ quantity: 40, spec: 'pc_count>=40; brand_name=true' }] },
      { rows: [{ quantity: 2, spec: 'generator_count>=1; ups_count>=1' }] },
      { rows: [{ quantity: 1, spec: 'backup_copies>=3' }] },
      { rows: [{ quantity: 3, expects: [{ what: 'routers', of: 'asset', count: 3 }] }] },
    ],
  },
})
