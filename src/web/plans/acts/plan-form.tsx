import type { Child } from 'hono/jsx'
import type { Plan } from '#contract/register/plan.js'
import type { Register } from '#contract/register.js'
import type { PlanActName } from '#domain/plan/acts/plan-acts.js'
import { entryVersion } from '#domain/register/change.js'
import type { Fault } from '#lib/problem.js'
import { Complaint } from '../../kit/notice.js'
import type { Frame } from '../../layout.js'

/** What was typed about a plan and not taken. */
export interface RefusedPlanForm {
  readonly form: PlanActName
  readonly values: ReadonlyMap<string, string>
  readonly complaint: string
  readonly faults: readonly Fault[]
}

export interface PlanFormProps {
  readonly frame: Frame
  readonly register: Register
  readonly plan: Plan
  readonly refused: RefusedPlanForm | null
}

/** What a form about a plan shows in its fields: what was typed and not taken, else nothing. */
export const planField = ({ frame, refused }: PlanFormProps, form: PlanActName) => {
  const typed = refused?.form === form ? refused.values : null
  return (name: string) => ({
    name: `${form}.${name}`,
    label: frame.voice.t(`plan.act.field.${name}`),
    value: typed?.get(name) ?? '',
  })
}

/** One act on a plan as a whole. */
export const PlanForm = ({
  on,
  form,
  children,
}: {
  on: PlanFormProps
  form: PlanActName
  children: Child
}) => {
  const { frame, plan, refused } = on
  const mine = refused?.form === form ? refused : null
  return (
    <form class="form" method="post" action={`/plans/${encodeURIComponent(plan.id)}/${form}`}>
      <Complaint voice={frame.voice} text={mine?.complaint ?? null} faults={mine?.faults ?? []} />
      <input type="hidden" name="version" value={entryVersion(plan)} />
      {children}
      <div class="submit">
        <button type="submit">{frame.voice.t(`plan.act.${form}`)}</button>
      </div>
    </form>
  )
}
