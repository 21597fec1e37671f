import { differs, timesAYear } from '../../amounts.js'
import { isRhythm } from '../../rhythm.js'
import { foldWords } from '../fold-words.js'
import { defineLint } from '../lint.js'
import { wordsFor } from '../words.js'

const saysPeriod = (cell: string): boolean =>
  (['daily', 'weekly', 'monthly', 'quarterly', 'half-yearly', 'yearly'] as const).some((rhythm) =>
    wordsFor(rhythm).test(cell),
  ) || /(?:^| )(?:month|year|week|quarter|mes|mesec|god|godina|godinu|leto|rok|mesic)(?: |$)/.test(cell)

export default defineLint({
  severity: 'notice',
  class: 'arithmetic',
  title: 'A recurring amount does not say for how long it is',
  text: '{total} comes due {times} times a year: that is {yearly} a year, and the sums of the plan hold {total}',
  proposal: 'Say what the amount is for, such as {times} × {total} = {yearly} a year.',
  find: ({ rows }) =>
    rows.flatMap(({ id, measure }) => {
      const { total, recurrence, budgetAsWritten, quantity, unitPrice } = measure
      const times = timesAYear(measure)
      if (total === undefined || total === 0 || times === null || times === 1 || !isRhythm(recurrence))
        return []
      if (saysPeriod(foldWords(budgetAsWritten))) return []
      if (quantity !== undefined && unitPrice !== undefined && !differs(quantity * unitPrice * times, total))
        return []
      return [{ measures: [id], field: 'total' as const, figures: { total, times, yearly: total * times } }]
    }),
  examples: {
    fires: [{ rows: [{ recurrence: 'monthly', total: 6000, quantity: 1, budgetAsWritten: '6.000' }] }],
    silent: [
      { rows: [{ recurrence: 'monthly', total: 6000, budgetAsWritten: '6.000 месечно' }] },
      {
        rows: [
          { recurrence: 'monthly', total: 72000, quantity: 12, unitPrice: 6000, budgetAsWritten: '72.000' },
        ],
      },
      { rows: [{ recurrence: 'yearly', total: 6000, budgetAsWritten: '6.000' }] },
      { rows: [{ recurrence: 'quarterly' }] },
    ],
  },
})
