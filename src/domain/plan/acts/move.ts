import { z } from 'zod'
import { calendarDay } from '#contract/field.js'
import { DeadlineMove } from '#contract/register/measure-parts.js'
import { deadlineOf } from '../reconcile/deadline.js'
import { beforePlan, defineRowAct, faultsIn, future, longAfter, withMeasure } from './act.js'

/** Gives a deadline up for another; the one before stays on the row with the reason. */
export const move = defineRowAct({
  input: z.strictObject({
    to: calendarDay().describe('The new deadline.'),
    reason: z.string().trim().min(1).max(1000).describe('Why.'),
    approvedBy: DeadlineMove.shape.approvedBy,
    on: calendarDay().optional().describe('Day of the decision; today if left out.'),
  }),
  run({ plan, measure, today, offices }, { to, reason, approvedBy, on = today }) {
    const moves = measure.moves ?? []
    const last = moves
      .map((made) => made.on)
      .sort()
      .at(-1)
    const from = deadlineOf(measure, today).day ?? undefined
    const faults = faultsIn(
      to === from && { where: 'to', code: 'same-deadline' },
      measure.startsOn !== undefined &&
        to < measure.startsOn && { where: 'to', code: 'before-start', values: { day: measure.startsOn } },
      to < plan.from && { where: 'to', code: 'before-plan', values: { day: plan.from } },
      longAfter('to', to, plan),
      future('on', on, today),
      beforePlan('on', on, plan),
      last !== undefined && on < last && { where: 'on', code: 'earlier', values: { day: last } },
      approvedBy !== undefined &&
        !offices.has(approvedBy) && {
          where: 'approvedBy',
          code: 'no-office',
          values: { office: approvedBy },
        },
      approvedBy !== undefined &&
        measure.owners.includes(approvedBy) && { where: 'approvedBy', code: 'owner-approves' },
    )
    if (faults.length > 0) return { faults }
    const made = {
      on,
      ...(from !== undefined && { from }),
      to,
      reason,
      ...(approvedBy !== undefined && { approvedBy }),
    }
    return {
      plan: withMeasure(plan, { ...measure, deadline: to, moves: [...moves, made] }),
      why: reason,
    }
  },
})
