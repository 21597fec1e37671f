import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'error',
  class: 'roles',
  title: 'Nobody approves it',
  text: 'The row has no approver',
  proposal: 'Name who confirms that it is done; not one of its owners.',
  find: ({ rows }) => {
    const missing = rows.filter(({ measure }) => measure.approvers.length === 0)
    // A plan without that column at all names its approvers elsewhere.
    if (missing.length === rows.length && rows.length > 1) return []
    return missing.map(({ id }) => ({ measures: [id], field: 'approvers' as const }))
  },
  examples: {
    fires: [{ rows: [{}, { approvers: [] }] }],
    silent: [{ rows: [{}] }, { rows: [{ approvers: [] }, { approvers: [] }] }],
  },
})
