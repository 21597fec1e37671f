import type { RoleName } from '../ports/people.js'

/** What somebody may do in an organisation, and in which roles. */
export const actions = {
  /** See facts, verdicts, the register, its history, checklists. */
  read: ['viewer', 'operator', 'auditor', 'approver', 'admin'],
  /** Change the register: entries, links, imports, documents, custody; run the yearly count. */
  write: ['operator', 'admin'],
  /** Confirm statements, accept waivers, sign the list of a count: as the second person. */
  approve: ['approver'],
  /** Let new agents in, and see which there are. */
  enrol: ['operator', 'admin'],
  /** Say that something need not be reported any more; take an agent its key. */
  retire: ['operator', 'admin'],
  /** Say how far an organisation has come with a plan that was handed to it; a reporter, only its own. */
  report: ['operator', 'admin', 'reporter'],
  /** See who did what. */
  audit: ['auditor', 'admin'],
  /** Invite people, give roles, reset, see and end sessions and tokens of others. */
  people: ['admin'],
  /** See and change the settings of this service. */
  settings: ['admin'],
  /** One's own account: password, second factor, sessions, language. */
  self: ['viewer', 'operator', 'auditor', 'approver', 'admin'],
} as const satisfies Record<string, readonly RoleName[]>

export type Action = keyof typeof actions

/** The one place that says who may do what. */
export const isAllowed = (role: RoleName, action: Action): boolean =>
  (actions[action] as readonly RoleName[]).includes(role)
