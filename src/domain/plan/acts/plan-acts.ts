import { acceptWhole, takeBackWhole } from './accept.js'
import { amend } from './amend.js'

/** What can be done on a plan as a whole. */
export const planActs = { amend, accept: acceptWhole, 'take-back': takeBackWhole } as const
export type PlanActName = keyof typeof planActs
