import { defineLint } from '../lint.js'
import type { PlanView } from '../view.js'

/** The way from a row back to itself; null where there is none. */
const wayBack = ({ byId }: PlanView, start: string): string[] | null => {
  const cameFrom = new Map<string, string>()
  const open = [start]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const next of byId.get(id)?.measure.dependsOn ?? []) {
      if (next === start) {
        const way = [id]
        for (let back = cameFrom.get(id); back !== undefined; back = cameFrom.get(back)) way.unshift(back)
        return way
      }
      if (cameFrom.has(next)) continue
      cameFrom.set(next, id)
      open.push(next)
    }
  }
  return null
}

export default defineLint({
  severity: 'error',
  class: 'order',
  title: 'Rows wait for each other',
  text: 'None of these can begin: {way}',
  proposal: 'Take out the wait that is not needed.',
  find: (view) => {
    const told = new Set<string>()
    return view.rows.flatMap(({ id, measure: { dependsOn = [] } }) => {
      if (told.has(id) || dependsOn.length === 0) return []
      const way = wayBack(view, id)
      if (way === null) return []
      for (const each of way) told.add(each)
      return [{ measures: way, field: 'dependsOn' as const, figures: { way: `${way.join(' → ')} → ${id}` } }]
    })
  },
  examples: {
    fires: [
      { rows: [{ dependsOn: ['1.1.2'] }, { dependsOn: ['1.1.1'] }] },
      { rows: [{ dependsOn: ['1.1.1'] }] },
      { rows: [{ dependsOn: ['1.1.2'] }, { dependsOn: ['1.1.3'] }, { dependsOn: ['1.1.1'] }] },
    ],
    silent: [{ rows: [{}, { dependsOn: ['1.1.1'] }, { dependsOn: ['1.1.1', '1.1.2'] }] }],
  },
})
