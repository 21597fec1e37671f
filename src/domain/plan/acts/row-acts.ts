import { accept, takeBack } from './accept.js'
import { attend } from './attend.js'
import { move } from './move.js'
import { pay } from './pay.js'
import { value } from './value.js'

/** What can be done on one row of a plan, beside the evidence for it. */
export const rowActs = { move, pay, value, attend, accept, 'take-back': takeBack } as const
export type RowActName = keyof typeof rowActs
