import { z } from 'zod'
import { calendarDay, text } from '#contract/field.js'
import { Id } from '#contract/register/text.js'
import { beforePlan, definePlanAct, faultsIn, future } from './act.js'

/** Records that a plan was amended by an act; what the rows say is changed beside it. */
export const amend = definePlanAct({
  input: z.strictObject({
    on: calendarDay().describe('Day of the decision.'),
    actNumber: text(64).optional().describe('Number of the act.'),
    reason: z.string().trim().min(1).max(1000).describe('Why.'),
    approvedBy: Id.optional().describe('Role or body that approved it.'),
    measures: z.array(z.string().max(32)).max(500).optional().describe('Rows that it changed.'),
  }),
  run({ plan, today, offices }, amendment) {
    const { on, actNumber, approvedBy, measures = [] } = amendment
    const known = new Set(plan.measures.map(({ id }) => id))
    const strange = measures.filter((id) => !known.has(id))
    const amendments = plan.amendments ?? []
    const faults = faultsIn(
      future('on', on, today),
      plan.adoptedOn !== undefined &&
        on < plan.adoptedOn && { where: 'on', code: 'before-adoption', values: { day: plan.adoptedOn } },
      plan.adoptedOn === undefined && beforePlan('on', on, plan),
      approvedBy !== undefined &&
        !offices.has(approvedBy) && {
          where: 'approvedBy',
          code: 'no-office',
          values: { office: approvedBy },
        },
      strange.length > 0 && { where: 'measures', code: 'no-rows', values: { rows: strange.join(', ') } },
      actNumber !== undefined &&
        amendments.some((made) => made.actNumber === actNumber) && { where: 'actNumber', code: 'act-known' },
    )
    if (faults.length > 0) return { faults }
    return { plan: { ...plan, amendments: [...amendments, amendment] }, why: amendment.reason }
  },
})
