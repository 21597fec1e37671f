import { addToDay } from '#lib/zone.js'
import { defineLint } from '../lint.js'
import { products } from '../products.js'

const months = 36

export default defineLint({
  severity: 'warning',
  class: 'lifecycle',
  title: 'Bought for use beyond its last update',
  text: '{product} gets security updates until {until}; it is to be bought by {deadline}',
  proposal: 'Buy the version that lives longest, or plan the next one and the money for it.',
  find: ({ rows, asOf, plan }) =>
    rows.flatMap((row) => {
      const isBought =
        row.isBuying ||
        row.says('build') ||
        row.measure.category === 'licence' ||
        row.measure.total !== undefined
      if (!isBought || row.says('replace') || /(?<![^ ])(?:ltsc|ltsb|esu)(?![^ ])/.test(row.text)) return []
      const product = products.find(({ pattern }) => pattern.test(row.text))
      if (product === undefined) return []
      const deadline = row.measure.deadline ?? plan.to
      const needed = addToDay(deadline, { months })
      const { until, name } = product
      return until < needed || until < asOf
        ? [{ measures: [row.id], field: 'title' as const, figures: { product: name, until, deadline } }]
        : []
    }),
  examples: {
    fires: [
      { rows: [{ title: 'Buy 40 Windows 10 Pro licences' }] },
      { rows: [{ title: 'Набавити 50 лиценци Office Professional 2024', deadline: '2028-06-30' }] },
      {
        plan: { from: '2019-01-01', to: '2020-12-31' },
        asOf: '2026-11-22',
        rows: [{ title: 'Buy Office 2016', deadline: '2019-12-31' }],
      },
    ],
    silent: [
      { rows: [{ title: 'Buy 40 Windows 11 Pro licences' }] },
      { rows: [{ title: 'Replace Windows 10 by Windows 11', total: 5 }] },
      { rows: [{ title: 'Buy Windows Server 2022', deadline: '2027-06-30' }] },
    ],
  },
})
