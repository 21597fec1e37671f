import { foldWords, stemOf, withoutBrackets } from '../fold-words.js'
import { defineLint } from '../lint.js'
import { type Row, stemsOf } from '../view.js'

/** Where something is to be seen says little of what it is: “brochures at the service centre”. */
const place = / (?:at|on|in|u|na|v|ve) (?:the )?.*$/

const spoken = (text: string): Set<string> => stemsOf(foldWords(withoutBrackets(text)).replace(place, ''))

interface Subject {
  readonly row: Row
  readonly title: ReadonlySet<string>
  /** What the row is about by its title and specification. */
  readonly stems: ReadonlySet<string>
  readonly indicators: readonly ReadonlySet<string>[]
}

const subjectOf = (row: Row): Subject => {
  const title = new Set(row.stems.flatMap((stems) => [...stems]))
  return {
    row,
    title,
    stems: new Set([...title, ...stemsOf(foldWords(row.measure.spec))]),
    indicators: row.measure.indicators.map(spoken),
  }
}

/** Words of an indicator that tell it to be of another row; none where they might be of any. */
const wordsOf = (stems: ReadonlySet<string>, { title, stems: subject, indicators }: Subject): string[] => {
  const words = [...stems].filter((stem) => subject.has(stem))
  if (!words.some((stem) => title.has(stem))) return []
  if (words.length >= 2) return words
  return indicators.some((theirs) => [...stems].every((stem) => theirs.has(stem))) ? [...stems] : []
}

/** The words of an indicator that have these stems, as they stand in it. */
const wordsWith = (stems: readonly string[], indicator: string): string[] => [
  ...new Set(
    foldWords(withoutBrackets(indicator))
      .split(' ')
      .filter((word) => stems.includes(stemOf(word))),
  ),
]

export default defineLint({
  severity: 'warning',
  class: 'duplicates',
  title: 'An indicator belongs to another row of its task',
  text: 'Nothing in the first row speaks of “{indicator}”, and the second does: {words}',
  proposal: 'Move the indicator to the row that it shows to be done, and give this one its own.',
  find: ({ rows }) =>
    [...Map.groupBy(rows, ({ measure }) => measure.task).values()].flatMap((task) => {
      if (task.length < 2 || task.length > 60) return []
      const subjects = task.map(subjectOf)
      return subjects.flatMap((own) =>
        own.indicators.flatMap((stems, at) => {
          const isOwn = (stem: string) =>
            own.stems.has(stem) || own.indicators.some((each, other) => other !== at && each.has(stem))
          if (stems.size < 2 || [...stems].some(isOwn)) return []
          const found = subjects
            .filter((each) => each !== own)
            .map((other) => ({ other, words: wordsOf(stems, other) }))
            .filter(({ words }) => words.length > 0)
          const [first, second] = found.toSorted((a, b) => b.words.length - a.words.length)
          // What might be of several rows is a way of speaking.
          if (first === undefined || second?.words.length === first.words.length) return []
          return [
            {
              measures: [own.row.id, first.other.row.id],
              field: 'indicators' as const,
              figures: {
                indicator: own.row.measure.indicators[at] ?? '',
                words: wordsWith(first.words, own.row.measure.indicators[at] ?? ''),
              },
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
