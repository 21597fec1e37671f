import { defineLint } from '../lint.js'

const twice = (roles: readonly string[]): string[] => [
  ...new Set(roles.filter((role, at) => roles.indexOf(role) !== at)),
]

export default defineLint({
  severity: 'notice',
  class: 'roles',
  title: 'A role stands twice in a row',
  text: '{role} stands twice',
  proposal: 'Keep it once, or name who is meant.',
  find: ({ rows }) =>
    rows.flatMap(({ id, measure: { owners, approvers } }) => {
      const role = [...twice(owners), ...twice(approvers)]
      return role.length > 0 ? [{ measures: [id], field: 'owners' as const, figures: { role } }] : []
    }),
  examples: {
    fires: [{ rows: [{ owners: ['clerk', 'clerk'] }] }],
    silent: [{ rows: [{ owners: ['clerk', 'driver'] }] }],
  },
})
