import { foldWords, withoutBrackets } from '../fold-words.js'
import { defineLint } from '../lint.js'
import { type Row, stemsOf } from '../view.js'

const ownStems = (row: Row, without: readonly string[] = []): Set<string> =>
  new Set([
    ...row.stems.flatMap((stems) => [...stems]),
    ...stemsOf(foldWords(row.measure.spec)),
    ...row.measure.indicators
      .filter((indicator) => !without.includes(indicator))
      .flatMap((indicator) => [...stemsOf(foldWords(withoutBrackets(indicator)))]),
  ])

export default defineLint({
  severity: 'warning',
  class: 'duplicates',
  title: 'An indicator belongs to another row of its task',
  text: 'Nothing in the first row speaks of “{indicator}”, and the second does: {words}',
  proposal: 'Move the indicator to the row that it shows to be done, and give this one its own.',
  find: ({ rows }) => {
    const tasks = Map.groupBy(rows, ({ measure }) => measure.task)
    return [...tasks.values()].flatMap((task) => {
      if (task.length < 2 || task.length > 60) return []
      const sets = task.map((row) => ownStems(row))
      const frequency = new Map<string, number>()
      for (const set of sets) for (const stem of set) frequency.set(stem, (frequency.get(stem) ?? 0) + 1)
      return task.flatMap((row) =>
        row.measure.indicators.flatMap((indicator) => {
          const stems = stemsOf(foldWords(withoutBrackets(indicator)))
          const own = ownStems(row, [indicator])
          if (stems.size < 2 || [...stems].some((stem) => own.has(stem))) return []
          for (const [at, other] of task.entries()) {
            if (other === row) continue
            const words = [...stems].filter((stem) => sets[at]?.has(stem) && (frequency.get(stem) ?? 0) <= 2)
            const isNamed = words.some((stem) => other.stems.some((title) => title.has(stem)))
            if (words.length >= 2 && isNamed)
              return [
                {
                  measures: [row.id, other.id],
                  field: 'indicators' as const,
                  figures: { indicator, words: words.map((stem) => `${stem}…`) },
                },
              ]
          }
          return []
        }),
      )
    })
  },
  examples: {
    fires: [
      {
        rows: [
          {
            title: 'Better navigation',
            indicators: ['search form with operators and date limits'],
            spec: 'sitemap=true',
          },
          {
            title: 'Effective site search',
            indicators: ['results in a second'],
            spec: 'search=true; operators=true; date_filter=true',
          },
        ],
      },
    ],
    silent: [
      {
        rows: [
          { title: 'Better navigation', indicators: ['sitemap and menus in place'], spec: 'sitemap=true' },
          {
            title: 'Effective site search',
            indicators: ['search form with operators'],
            spec: 'search=true; operators=true',
          },
        ],
      },
      {
        rows: [
          { title: 'Buy a press', indicators: ['contract signed'] },
          { title: 'Buy a lift', indicators: ['contract signed'] },
        ],
      },
    ],
  },
})
