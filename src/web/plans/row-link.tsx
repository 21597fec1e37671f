import { rowsNamed } from '#domain/plan/rows.js'
import { type PlanContext, rowAddress } from './plan-context.js'

/** A row that another names; only where some plan has it does it lead there. */
export const RowLink = ({
  context: { frame, register },
  name,
  text = name,
}: {
  context: PlanContext
  /** `plan/row`. */
  name: string
  text?: string
}) => {
  const [found] = rowsNamed(register, name)
  return found ? (
    <a href={rowAddress(frame, { plan: found.plan.id, measure: found.measure.id })}>{text}</a>
  ) : (
    <>{text}</>
  )
}
