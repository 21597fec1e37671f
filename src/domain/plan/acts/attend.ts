import { Attendance } from '#contract/register/measure-parts.js'
import { beforePlan, defineRowAct, faultsIn, future, withMeasure } from './act.js'

/** Records who came to a training; whoever catches up later was expected before, and is not expected again. */
export const attend = defineRowAct({
  input: Attendance,
  run({ plan, measure, today }, list) {
    const attendance = measure.attendance ?? []
    const faults = faultsIn(
      future('on', list.on, today),
      beforePlan('on', list.on, plan),
      list.expected === 0 && list.attended === 0 && { where: 'attended', code: 'nobody' },
      attendance.some(({ on, document }) => on === list.on && document === list.document) && {
        where: 'on',
        code: 'listed-twice',
      },
    )
    if (faults.length > 0) return { faults }
    return { plan: withMeasure(plan, { ...measure, attendance: [...attendance, list] }), why: null }
  },
})
