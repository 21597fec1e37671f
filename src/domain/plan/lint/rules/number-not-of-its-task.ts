import { defineLint } from '../lint.js'
import type { Row } from '../view.js'

const follows = ({ measure: { id, task, area } }: Row): boolean =>
  id.startsWith(`${task}.`) && (task === area || task.startsWith(`${area}.`))

export default defineLint({
  severity: 'error',
  class: 'duplicates',
  title: 'A row stands in another task than its number says',
  text: 'The row stands in area {area}, task {task}, and its number says otherwise',
  proposal: 'Move the row to its task, or number it anew.',
  find: ({ rows }) => {
    const wrong = rows.filter((row) => !follows(row))
    // Where many rows are numbered otherwise, numbers follow another rule.
    if (rows.length < 4 || wrong.length > Math.max(1, rows.length * 0.2)) return []
    return wrong.map(({ id, measure: { area, task } }) => ({
      measures: [id],
      field: 'task' as const,
      figures: { area, task },
    }))
  },
  examples: {
    fires: [{ rows: [{}, {}, {}, {}, { id: '1.1.5', area: '1', task: '1.2' }] }],
    silent: [
      { rows: [{}, {}, {}, {}, { id: '1.2.1', area: '1', task: '1.2' }] },
      { rows: [{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }] },
    ],
  },
})
