import { foldWords, withoutBrackets } from '../fold-words.js'
import { defineLint } from '../lint.js'
import { type Row, stemsOf } from '../view.js'

/** Where something is to be seen says little of what it is: “brochures at the service centre”. */
const place = / (?:at|on|in|u|na|v|ve) (?:the )?.*$/

const spoken = (text: string): Set<string> => stemsOf(foldWords(withoutBrackets(text)).replace(place, ''))

const titleStems = (row: Row): Set<string> => new Set(row.stems.flatMap((stems) => [...stems]))

/** What the row is about by its title and specification. */
const subjectStems = (row: Row): Set<string> =>
  new Set([...titleStems(row), ...stemsOf(foldWords(row.measure.spec))])

/** Words of an indicator that tell it to be of `other`; none where they might be of any row. */
const wordsOfOther = (stems: ReadonlySet<string>, other: Row, subject: ReadonlySet<string>): string[] => {
  const words = [...stems].filter((stem) => subject.has(stem))
  const title = titleStems(other)
  if (!words.some((stem) => title.has(stem))) return []
  if (words.length >= 2) return words
  const isRepeated = other.measure.indicators.some((indicator) => {
    const theirs = spoken(indicator)
    return [...stems].every((stem) => theirs.has(stem))
  })
  return isRepeated ? [...stems] : []
}

export default defineLint({
  severity: 'warning',
  class: 'duplicates',
  title: 'An indicator belongs to another row of its task',
  text: 'Nothing in the first row speaks of “{indicator}”, and the second does: {words}',
  proposal: 'Move the indicator to the row that it shows to be done, and give this one its own.',
  find: ({ rows }) =>
    [...Map.groupBy(rows, ({ measure }) => measure.task).values()].flatMap((task) => {
      if (task.length < 2 || task.length > 60) return []
      const subjects = task.map((row) => ({ row, stems: subjectStems(row) }))
      return task.flatMap((row) =>
        row.measure.indicators.flatMap((indicator) => {
          const stems = spoken(indicator)
          const own = new Set([
            ...subjectStems(row),
            ...row.measure.indicators
              .filter((each) => each !== indicator)
              .flatMap((each) => [...spoken(each)]),
          ])
          if (stems.size < 2 || [...stems].some((stem) => own.has(stem))) return []
          const found = subjects
            .filter((each) => each.row !== row)
            .map((each) => ({ other: each.row, words: wordsOfOther(stems, each.row, each.stems) }))
            .filter(({ words }) => words.length > 0)
          const [first, second] = found.toSorted((a, b) => b.words.length - a.words.length)
          // What might be of several rows is a way of speaking.
          if (first === undefined || second?.words.length === first.words.length) return []
          const words = first.words.map((stem) => `${stem}…`)
          return [
            {
              measures: [row.id, first.other.id],
              field: 'indicators' as const,
              figures: { indicator, words },
            },
          ]
        }),
      )
    }),
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
