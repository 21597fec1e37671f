import { defineLint } from '../lint.js'

const least = 8
const share = 0.15

export default defineLint({
  severity: 'notice',
  class: 'deadlines',
  title: 'Many rows are due on one day',
  text: '{count} of {dated} rows with a day are due on {day}, {most} of them with one owner: {owner}',
  proposal: 'Spread them over the year, the ones that others wait for first.',
  find: ({ rows }) => {
    const dated = rows.filter(({ hasDate }) => hasDate)
    const days = new Map<string, typeof dated>()
    for (const row of dated)
      days.set(row.measure.deadline ?? '', [...(days.get(row.measure.deadline ?? '') ?? []), row])
    return [...days].flatMap(([day, due]) => {
      if (due.length < least || due.length < dated.length * share) return []
      const owners = new Map<string, number>()
      for (const { measure } of due)
        for (const owner of measure.owners) owners.set(owner, (owners.get(owner) ?? 0) + 1)
      const [owner = '–', most = 0] = [...owners].toSorted(([, a], [, b]) => b - a)[0] ?? []
      return [
        {
          measures: due.map(({ id }) => id),
          field: 'deadline' as const,
          figures: { count: due.length, dated: dated.length, day, most, owner },
        },
      ]
    })
  },
  examples: {
    fires: [{ rows: Array.from({ length: 10 }, () => ({ deadline: '2027-12-31' })) }],
    silent: [
      { rows: Array.from({ length: 7 }, () => ({ deadline: '2027-12-31' })) },
      { rows: Array.from({ length: 9 }, (_, month) => ({ deadline: `2027-0${month + 1}-28` })) },
    ],
  },
})
