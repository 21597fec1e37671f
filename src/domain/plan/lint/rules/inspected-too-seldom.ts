import { timesAYear } from '../../amounts.js'
import { defineLint } from '../lint.js'

/** How often a year each must be looked at, by the law of the country; told by the currency of the plan. */
const duties: readonly { currency: string; thing: 'extinguisher'; times: number; basis: string }[] = [
  { currency: 'RSD', thing: 'extinguisher', times: 2, basis: 'Official Gazette RS 111/09, 20/15, 87/18' },
]

export default defineLint({
  severity: 'error',
  class: 'lifecycle',
  title: 'Looked at more seldom than the law asks',
  text: 'It is to be done {recurrence}, and the law asks for {times} times a year ({basis})',
  proposal: 'Plan it as often as the law asks.',
  find: ({ plan: { currency }, rows }) =>
    rows.flatMap((row) => {
      const duty = duties.find((each) => each.currency === currency && row.says(each.thing))
      const times = timesAYear(row.measure)
      return duty && row.says('inspect') && !row.isBuying && times !== null && times < duty.times
        ? [
            {
              measures: [row.id],
              field: 'recurrence' as const,
              figures: { recurrence: row.measure.recurrence, times: duty.times, basis: duty.basis },
            },
          ]
        : []
    }),
  examples: {
    fires: [{ rows: [{ title: 'Преглед противпожарних апарата', recurrence: 'yearly' }] }],
    silent: [
      { rows: [{ title: 'Преглед противпожарних апарата', recurrence: 'half-yearly' }] },
      { rows: [{ title: 'Набавити противпожарне апарате' }] },
      { plan: { currency: 'CZK' }, rows: [{ title: 'Revize hasicích přístrojů', recurrence: 'yearly' }] },
    ],
  },
})
