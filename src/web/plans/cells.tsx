import type { Measure } from '#contract/register/measure.js'
import type { RowStatus } from '#domain/plan/reconcile/row-status.js'
import type { Voice } from '../voice.js'
import { type PlanContext, roleName, rowAddress } from './plan-context.js'

/** A number that nobody can count is no zero. */
export const NotCounted = ({ voice, why = 'web.plan.not-counted' }: { voice: Voice; why?: string }) => (
  <span class="muted">
    <span aria-hidden="true">–</span>
    <span class="unseen">{voice.t(why)}</span>
  </span>
)

const whyNot: Readonly<Record<string, string>> = {
  seen: 'plan-status.seen.cannot',
  meets: 'web.plan.nothing-demanded',
  fails: 'web.plan.nothing-demanded',
  unproven: 'web.plan.nothing-demanded',
}

/** Why a number of a row, or of what it expects, is none. */
export const NoNumber = ({ voice, name }: { voice: Voice; name: string }) => (
  <NotCounted voice={voice} why={whyNot[name] ?? 'web.plan.not-counted'} />
)

/** A number of a row, which leads to the list behind it. */
export const NumberCell = ({
  context: { frame },
  row,
  name,
  value,
}: {
  context: PlanContext
  row: RowStatus
  name: string
  value: number | null
}) => {
  const { voice } = frame
  if (value === null) return <NoNumber voice={voice} name={name} />
  const said = voice.number(value)
  return value === 0 ? said : <a href={`${rowAddress(frame, row, name)}#list`}>{said}</a>
}

export const Roles = ({ context, ids }: { context: PlanContext; ids: readonly string[] }) =>
  ids.length === 0 ? (
    <span class="muted">{context.frame.voice.t('web.plan.nobody')}</span>
  ) : (
    <ul class="cell-list">
      {ids.map((id) => (
        <li>{roleName(context, id)}</li>
      ))}
    </ul>
  )

/** The budget as the document writes it, and as it was read. */
export const Budget = ({
  context,
  row: { money },
  measure,
}: {
  context: PlanContext
  row: RowStatus
  measure: Measure
}) => {
  const { voice } = context.frame
  const { once, planned } = money
  const number = (value: number) => voice.number(value, 2)
  const isWrong = once.stated !== null && once.computed !== null && once.stated !== once.computed
  return (
    <>
      <span class="as-written">{measure.budgetAsWritten || '–'}</span>
      {once.amount !== null && (
        <span class="part">{voice.t('web.plan.read-as', { amount: number(once.amount) })}</span>
      )}
      {isWrong && once.computed !== null && (
        <strong class="part wrong-sum">
          {measure.quantity !== undefined && measure.unitPrice !== undefined
            ? voice.t('web.plan.times', {
                quantity: voice.number(measure.quantity),
                price: number(measure.unitPrice),
                amount: number(once.computed),
              })
            : voice.t('web.plan.adds-up', { amount: number(once.computed) })}
        </strong>
      )}
      {planned !== null && planned !== once.amount && (
        <span class="part">{voice.t('web.plan.in-period', { amount: number(planned) })}</span>
      )}
    </>
  )
}

/** How a document puts a deadline that is no day, in words where it is one of ours. */
export const rhythmWord = (voice: Voice, { deadlineKind, recurrence }: Measure): string => {
  const key = `planLint.word.${recurrence === 'one-off' ? deadlineKind : recurrence}`
  const own = `web.plan.deadline-kind.${deadlineKind}`
  return voice.has(key) ? voice.t(key) : voice.has(own) ? voice.t(own) : deadlineKind || '–'
}

/** The deadline in force, and the first one where it was moved. */
export const DeadlineCell = ({
  context,
  row: { deadline },
  measure,
}: {
  context: PlanContext
  row: RowStatus
  measure: Measure
}) => {
  const { voice } = context.frame
  return (
    <>
      {deadline.original !== null && (
        <>
          <del>{voice.date(deadline.original)}</del>{' '}
        </>
      )}
      {deadline.day === null ? rhythmWord(voice, measure) : voice.date(deadline.day)}
    </>
  )
}
