import { defineLint } from '../lint.js'

const least = 20
const share = 0.4

export default defineLint({
  severity: 'notice',
  class: 'roles',
  title: 'One owner has most of the work',
  text: '{owner} does {count} of {rows} rows, {alone} of them alone',
  proposal: 'Share them out, or say who helps.',
  find: ({ rows }) => {
    const owned = new Map<string, { ids: string[]; alone: number }>()
    for (const { id, measure } of rows)
      for (const owner of new Set(measure.owners)) {
        const known = owned.get(owner) ?? { ids: [], alone: 0 }
        known.ids.push(id)
        if (measure.owners.length === 1) known.alone += 1
        owned.set(owner, known)
      }
    return [...owned].flatMap(([owner, { ids, alone }]) =>
      ids.length >= least && ids.length >= rows.length * share
        ? [
            {
              measures: ids,
              field: 'owners' as const,
              figures: { owner, count: ids.length, rows: rows.length, alone },
            },
          ]
        : [],
    )
  },
  examples: {
    fires: [{ rows: Array.from({ length: 24 }, (_, at) => ({ owners: [at < 22 ? 'clerk' : 'driver'] })) }],
    silent: [
      { rows: Array.from({ length: 24 }, (_, at) => ({ owners: [`role-${at % 5}`] })) },
      { rows: [{}, {}] },
    ],
  },
})
