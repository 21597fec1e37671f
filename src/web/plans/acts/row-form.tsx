import type { Child } from 'hono/jsx'
import type { Measure } from '#contract/register/measure.js'
import type { Plan } from '#contract/register/plan.js'
import type { Register } from '#contract/register.js'
import type { Governance } from '#domain/plan/governance.js'
import type { TargetStatus } from '#domain/plan/reconcile/targets.js'
import { rowVersion } from '#domain/plan/row-version.js'
import type { Fault } from '#lib/problem.js'
import { Complaint } from '../../kit/notice.js'
import type { Frame } from '../../layout.js'

/** What a lint rule says of the row, in the reader's words. */
export interface RowFinding {
  readonly rule: string
  readonly title: string
  /** All rows that it names. */
  readonly measures: readonly string[]
  readonly accepted: { readonly reason: string; readonly by: string; readonly on: string } | null
}

export const formNames = [
  'evidence',
  'move',
  'pay',
  'value',
  'attend',
  'accept',
  'take-back',
  'withdraw',
] as const
export type FormName = (typeof formNames)[number]

/** What was typed and not taken. */
export interface RefusedForm {
  readonly form: FormName
  readonly values: ReadonlyMap<string, string>
  readonly complaint: string
  readonly faults: readonly Fault[]
}

export interface ActsOn {
  readonly frame: Frame
  readonly register: Register
  readonly plan: Plan
  readonly measure: Measure
  readonly governance: Governance
  readonly findings?: readonly RowFinding[]
  readonly refused?: RefusedForm | null
  /** Its indicators with what is seen of them. */
  readonly targets?: readonly TargetStatus[]
}

export const rowAddress = (plan: Pick<Plan, 'id'>, measure: Pick<Measure, 'id'>): string =>
  `/plans/${encodeURIComponent(plan.id)}/rows/${encodeURIComponent(measure.id)}`

export const officeName = ({ register, frame }: Pick<ActsOn, 'register' | 'frame'>, id: string): string => {
  const role = register.roles.find((known) => known.id === id)
  return role ? frame.voice.local(role.name) : id
}

export const officeChoices = (on: Pick<ActsOn, 'register' | 'frame'>, ids: readonly string[]) =>
  ids.map((value) => ({ value, label: officeName(on, value) }))

/** What a form shows in its fields: what was typed and not taken, else nothing. Names are unique on the page. */
export const openField = (on: ActsOn, form: FormName) => {
  const typed = on.refused?.form === form ? on.refused.values : null
  return (name: string, given = '') => ({
    name: `${form}.${name}`,
    label: on.frame.voice.t(`plan.act.field.${name}`),
    value: typed?.get(name) ?? given,
  })
}

/** One act on the row: folded until it is wanted, open where it was refused. */
export const RowForm = ({
  on,
  form,
  hasFile = false,
  children,
}: {
  on: ActsOn
  form: FormName
  hasFile?: boolean
  children: Child
}) => {
  const { frame, register, plan, measure, refused } = on
  const mine = refused?.form === form ? refused : null
  const title = frame.voice.t(`plan.act.${form}`)
  return (
    <details id={`act-${form}`} open={mine !== null}>
      <summary>{title}</summary>
      <form
        class="form"
        method="post"
        action={`${rowAddress(plan, measure)}/${form}`}
        enctype={hasFile ? 'multipart/form-data' : undefined}
      >
        <Complaint text={mine?.complaint ?? null} faults={mine?.faults ?? []} />
        <input type="hidden" name="version" value={rowVersion(register, plan.id, measure.id) ?? ''} />
        {children}
        <div class="submit">
          <button type="submit">{title}</button>
        </div>
      </form>
    </details>
  )
}
