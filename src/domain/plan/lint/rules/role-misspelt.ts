import { distance } from '#lib/nearest.js'
import { defineLint } from '../lint.js'

const often = 3

export default defineLint({
  severity: 'warning',
  class: 'roles',
  title: 'A role that is spelt otherwise elsewhere',
  text: '{role} stands here alone; {count} rows have {other}',
  proposal: 'Write {other}, if that is meant.',
  find: ({ rows, roles }) => {
    const uses = new Map<string, string[]>()
    for (const { id, measure } of rows)
      for (const role of new Set([...measure.owners, ...measure.approvers]))
        uses.set(role, [...(uses.get(role) ?? []), id])
    return [...uses].flatMap(([role, ids]) => {
      const [id] = ids
      if (ids.length !== 1 || id === undefined || roles?.has(role) || role.length < 6) return []
      const other = [...uses].find(
        ([name, used]) =>
          used.length >= often && Math.abs(name.length - role.length) <= 2 && distance(name, role) <= 2,
      )
      return other
        ? [
            {
              measures: [id],
              field: 'owners' as const,
              figures: { role, other: other[0], count: other[1].length },
            },
          ]
        : []
    })
  },
  examples: {
    fires: [
      {
        rows: [
          { owners: ['it-administrator'] },
          { owners: ['it-administrator'] },
          { owners: ['it-administrator'] },
          { owners: ['it-adminstrator'] },
        ],
      },
    ],
    silent: [
      {
        rows: [
          { owners: ['it-administrator'] },
          { owners: ['web-designer'] },
          { owners: ['it-administrator'] },
        ],
      },
    ],
  },
})
