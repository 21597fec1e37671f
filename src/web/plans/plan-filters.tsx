import type { Plan } from '#contract/register/plan.js'
import { lintSeverities } from '#domain/plan/lint/lint.js'
import { rowStates } from '#domain/plan/reconcile/row-state.js'
import { SelectField, TextField } from '../kit/field.js'
import { Filters } from '../kit/filters.js'
import { groupsAround, type PlanContext, roleName } from './plan-context.js'
import { type PlanView, times } from './plan-view.js'

/** Which rows of the table to show. */
export const PlanFilters = ({
  context,
  plan,
  view,
}: {
  context: PlanContext
  plan: Plan
  view: PlanView
}) => {
  const { frame, words } = context
  const { voice } = frame
  const { pathname, searchParams } = new URL(frame.address, 'http://here')
  const day = searchParams.get('as-of')
  const any = voice.t('web.any')
  const areas = [...new Set(plan.measures.map(({ area }) => area))].map((value) => {
    const title = groupsAround(plan, value).at(-1)?.title
    return { value, label: title ? `${value} ${voice.local(title)}` : value }
  })
  const owners = [...new Set(plan.measures.flatMap((measure) => measure.owners))]
    .map((value) => ({ value, label: roleName(context, value) }))
    .sort((a, b) => a.label.localeCompare(b.label, voice.language))
  const select = (name: keyof PlanView, choices: readonly { value: string; label: string }[]) => (
    <SelectField
      name={name}
      label={voice.t(`web.plan.filter.${name}`)}
      value={view[name]}
      choices={choices}
      empty={any}
    />
  )
  return (
    <Filters action={pathname} voice={voice}>
      {day !== null && <input type="hidden" name="as-of" value={day} />}
      <TextField name="q" type="search" label={voice.t('web.plan.filter.q')} value={view.q} />
      {select('area', areas)}
      {select('owner', owners)}
      {select(
        'state',
        rowStates.map((value) => ({ value, label: words.t(`state.${value}`) })),
      )}
      {select(
        'time',
        times.map((value) => ({ value, label: voice.t(`web.plan.time.${value}`) })),
      )}
      {select(
        'lint',
        lintSeverities.map((value) => ({ value, label: voice.t(`planLint.severity.${value}`) })),
      )}
    </Filters>
  )
}
