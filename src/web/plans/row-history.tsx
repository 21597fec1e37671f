import type { Measure } from '#contract/register/measure.js'
import type { Plan } from '#contract/register/plan.js'
import type { EntryEdit } from '#domain/ports/register-edits.js'
import { sameValue } from '#lib/same-value.js'
import { WhoWhen } from '../register/who-when.js'
import { type PlanContext, roleName } from './plan-context.js'

const rowIn = (entry: EntryEdit['before'], row: string): Measure | undefined =>
  ((entry as unknown as Plan | null)?.measures ?? []).find(({ id }) => id === row)

/** The fields of a row that an edit changed; null where it left the row alone. */
const changedIn = ({ before, after }: EntryEdit, row: string): string[] | null => {
  const was = rowIn(before, row)
  const is = rowIn(after, row)
  if (!was || !is) return was === is ? null : []
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])] as (keyof Measure)[]
  const changed = names.filter((name) => !sameValue(was[name], is[name]))
  return changed.length === 0 ? null : changed
}

/** Edits of a plan that are looked through for those of one row. */
export const mostEdits = 50

/** Edits of the register that changed a row, and amendments of the plan that name it. */
export const RowHistory = ({
  context,
  plan,
  row,
  edits,
}: {
  context: PlanContext
  plan: Plan
  row: string
  edits: readonly EntryEdit[]
}) => {
  const { voice } = context.frame
  const { asOf } = context
  const made = edits.filter(({ at }) => asOf === null || at <= asOf)
  const found = made.flatMap((edit) => {
    const changed = changedIn(edit, row)
    return changed ? [{ edit, changed }] : []
  })
  const amendments = (plan.amendments ?? []).filter(
    ({ measures }) => measures === undefined || measures.includes(row),
  )
  const nameOf = (field: string) =>
    voice.has(`web.plan.field.${field}`) ? voice.t(`web.plan.field.${field}`) : field
  return (
    <section class="sheet history" id="history">
      <h2>{voice.t('web.nav.history')}</h2>
      <ol>
        {amendments.map(({ on, actNumber, reason, approvedBy }) => (
          <li>
            <p>
              <strong>{voice.t('web.plan.amended', { day: voice.date(on) })}</strong> {actNumber}{' '}
              {approvedBy !== undefined && <span class="muted">{roleName(context, approvedBy)}</span>}
            </p>
            <p>{reason}</p>
          </li>
        ))}
        {found.map(({ edit, changed }) => (
          <li>
            <p>
              <WhoWhen voice={voice} edit={edit} />
            </p>
            {changed.length > 0 && (
              <p class="muted">{voice.t('web.plan.changed', { fields: changed.map(nameOf).join(', ') })}</p>
            )}
          </li>
        ))}
      </ol>
      {found.length + amendments.length === 0 && edits.length < mostEdits && (
        <p class="muted">{voice.t('web.plan.no-history')}</p>
      )}
      <p class="more">
        <a href={`/history?part=plans&id=${encodeURIComponent(plan.id)}`}>
          {voice.t('web.plan.all-history')}
        </a>
      </p>
    </section>
  )
}
