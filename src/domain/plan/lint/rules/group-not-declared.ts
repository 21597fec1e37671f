import { defineLint } from '../lint.js'

const depthOf = (group: string): number => group.split('.').length

export default defineLint({
  severity: 'error',
  class: 'duplicates',
  title: 'A row stands in a group that the plan does not have',
  text: 'The plan has no group {group}',
  proposal: 'Add the group, or move the row to one that there is.',
  find: ({ plan, rows }) => {
    const groups = new Set(plan.groups?.map(({ id }) => id))
    if (groups.size === 0) return []
    const deepest = Math.max(...[...groups].map(depthOf))
    return rows.flatMap(({ id, measure: { area, task } }) => {
      // A plan that names its areas alone has tasks by the numbers of their rows.
      const isByNumber = depthOf(task) > deepest && id.startsWith(`${task}.`) && task.startsWith(`${area}.`)
      const group = [isByNumber ? '' : task, area].find((each) => each !== '' && !groups.has(each))
      return group === undefined ? [] : [{ measures: [id], field: 'task' as const, figures: { group } }]
    })
  },
  examples: {
    fires: [{ plan: { groups: [{ id: '1', title: 'One' }] }, rows: [{ task: '7' }] }],
    silent: [
      {
        plan: {
          groups: [
            { id: '1', title: 'One' },
            { id: '1.1', title: 'Task', parent: '1' },
          ],
        },
        rows: [{}],
      },
      { rows: [{ task: '7' }] },
      { plan: { groups: [{ id: '1', title: 'One' }] }, rows: [{}] },
    ],
  },
})
