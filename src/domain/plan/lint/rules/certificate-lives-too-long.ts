import { timesAYear } from '../../amounts.js'
import { defineLint } from '../lint.js'
import { certificateDays } from '../products.js'

export default defineLint({
  severity: 'warning',
  class: 'lifecycle',
  title: 'A certificate is renewed more seldom than it lives',
  text: 'It is renewed {recurrence}; a public certificate lives at most {days} days since {from}',
  proposal: 'Let it renew itself (ACME), and plan for watching that instead of for buying.',
  find: ({ rows, asOf, plan }) => {
    const day = asOf > plan.from ? asOf : plan.from
    const limit = certificateDays.find(({ from }) => from <= day)
    if (limit === undefined) return []
    return rows.flatMap((row) => {
      const { recurrence } = row.measure
      const times = timesAYear(row.measure)
      const isCertificate =
        row.says('webCertificate') ||
        (/c?sertifi[kc]at|certific|potrdil|certifikat/.test(row.title) && row.says('website'))
      if (!isCertificate || times === null || 365 / times <= limit.days) return []
      if (/acme|automat|let s encrypt/.test(row.text)) return []
      return [
        {
          measures: [row.id],
          field: 'recurrence' as const,
          figures: { recurrence, days: limit.days, from: limit.from },
        },
      ]
    })
  },
  examples: {
    fires: [{ rows: [{ title: 'Introduce HTTPS', recurrence: 'yearly' }] }],
    silent: [
      {
        rows: [
          {
            title: 'Introduce HTTPS',
            recurrence: 'yearly',
            indicators: ['certificates renewed automatically'],
          },
        ],
      },
      { rows: [{ title: 'Introduce HTTPS', recurrence: 'quarterly' }] },
      { rows: [{ title: 'Electronic certificates for staff', recurrence: 'yearly' }] },
      {
        plan: { from: '2019-01-01', to: '2019-12-31' },
        asOf: '2019-06-01',
        rows: [{ title: 'HTTPS', recurrence: 'yearly' }],
      },
    ],
  },
})
