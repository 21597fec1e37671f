import { foldWords, withoutBrackets } from '../fold-words.js'
import { defineLint } from '../lint.js'
import { stemsOf } from '../view.js'

const least = 3

export default defineLint({
  severity: 'notice',
  class: 'duplicates',
  title: 'Two rows have one indicator',
  text: 'Both rows are shown to be done by “{indicator}”',
  proposal: 'Give each row what shows that it, and not the other, is done.',
  find: ({ rows }) => {
    const places = rows.flatMap((row) =>
      row.measure.indicators.map((indicator) => ({
        row,
        indicator,
        key: foldWords(withoutBrackets(indicator)),
      })),
    )
    return [...Map.groupBy(places, ({ key }) => key)].flatMap(([key, group]) => {
      const [first] = group
      const both = [...new Set(group.map(({ row }) => row))]
      // What three rows have is a way of speaking; rows that say the same are told as such.
      if (first === undefined || both.length !== 2 || both[0]?.title === both[1]?.title) return []
      if (both[0]?.measure.task !== both[1]?.measure.task || stemsOf(key).size < least) return []
      return [
        {
          measures: both.map(({ id }) => id),
          field: 'indicators' as const,
          figures: { indicator: first.indicator },
        },
      ]
    })
  },
  examples: {
    fires: [
      {
        rows: [
          { title: 'Write a manual', indicators: ['manual for visitors in five languages'] },
          { title: 'Paint the hall', indicators: ['manual for visitors in five languages'] },
        ],
      },
    ],
    silent: [
      {
        rows: [
          { title: 'Write a manual', indicators: ['contract signed'] },
          { title: 'Paint the hall', indicators: ['contract signed'] },
        ],
      },
      {
        rows: ['hall', 'roof', 'yard'].map((place) => ({
          title: `Paint the ${place}`,
          indicators: ['handing over protocol signed by warden'],
        })),
      },
    ],
  },
})
