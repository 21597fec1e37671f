import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'error',
  class: 'roles',
  title: 'Somebody approves their own work',
  text: '{role} does it and approves it',
  proposal: 'Name another approver: a deputy, or the assembly.',
  find: ({ rows }) =>
    rows.flatMap(({ id, measure: { owners, approvers } }) => {
      const role = owners.filter((owner) => approvers.includes(owner))
      return role.length > 0 ? [{ measures: [id], field: 'approvers' as const, figures: { role } }] : []
    }),
  examples: {
    fires: [
      { rows: [{ owners: ['head'], approvers: ['head'] }] },
      { rows: [{ owners: ['clerk', 'head'], approvers: ['head', 'assembly'] }] },
    ],
    silent: [{ rows: [{ owners: ['clerk'], approvers: ['head'] }] }],
  },
})
