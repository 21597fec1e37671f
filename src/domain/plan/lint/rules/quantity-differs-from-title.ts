import { countsInTitle } from '../counts-in-text.js'
import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'error',
  class: 'quantities',
  title: 'The title says another quantity',
  text: 'The title says {said}, the quantity is {quantity}',
  proposal: 'Find out which is right, and write the same in both.',
  find: ({ rows }) =>
    rows.flatMap(({ id, titles, measure: { quantity } }) => {
      if (quantity === undefined) return []
      const wrong = titles.map(countsInTitle).find((counts) => {
        const sum = counts.reduce((all, each) => all + each, 0)
        return counts.length > 0 && !counts.includes(quantity) && sum !== quantity
      })
      return wrong
        ? [{ measures: [id], field: 'quantity' as const, figures: { said: wrong.map(String), quantity } }]
        : []
    }),
  examples: {
    fires: [
      { rows: [{ title: 'Buy 40 desktop computers', quantity: 30 }] },
      { rows: [{ title: 'Набавити три противпожарна апарата', quantity: 4 }] },
      { rows: [{ title: 'Nákup 12 ks monitorů', quantity: 21 }] },
      { rows: [{ title: 'Nakup 15 prenosnikov', quantity: 5 }] },
      { rows: [{ title: 'Buy 2 routers and 3 switches', quantity: 7 }] },
    ],
    silent: [
      { rows: [{ title: 'Buy 40 brand-name 23-inch monitors', quantity: 40 }] },
      { rows: [{ title: 'Buy 2 routers and 3 switches', quantity: 5 }] },
      { rows: [{ title: 'Buy Windows 10 licences', quantity: 25 }] },
      { rows: [{ title: 'Buy a 24 port switch', quantity: 1 }] },
      { rows: [{ title: 'Nakup opreme 2027', quantity: 3 }] },
      { rows: [{ title: 'Набавити три противпожарна апарата', quantity: 3 }] },
    ],
  },
})
