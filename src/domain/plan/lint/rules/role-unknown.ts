import { defineLint } from '../lint.js'

export default defineLint({
  severity: 'error',
  class: 'roles',
  title: 'A role that nobody holds',
  text: 'The organisation has no role {role}',
  proposal: 'Add the role to the register, or name one that there is.',
  find: ({ rows, roles }) =>
    roles === null
      ? []
      : rows.flatMap(({ id, measure: { owners, approvers } }) => {
          const role = [...new Set([...owners, ...approvers])].filter((each) => !roles.has(each))
          return role.length > 0 ? [{ measures: [id], field: 'owners' as const, figures: { role } }] : []
        }),
  examples: {
    fires: [{ roles: ['head'], rows: [{ owners: ['clerk'] }] }],
    silent: [{ roles: ['head', 'clerk'], rows: [{}] }, { rows: [{}] }],
  },
})
