import type { Group } from '#domain/plan/reconcile/rollup.js'
import type { Voice } from '../voice.js'

/** How many rows of a group are done and how many are late: a bar, and the same in words. */
export const DoneBar = ({
  group: { rows, done, late },
  voice,
}: {
  group: Pick<Group, 'rows' | 'done' | 'late'>
  voice: Voice
}) => {
  const width = (part: number) => (rows === 0 ? 0 : (part * 1000) / rows)
  const said = voice.t('web.plan.done-of', { done, rows, late })
  return (
    <div class="plan-done">
      <svg class="count-bar" viewBox="0 0 1000 24" preserveAspectRatio="none" role="img" aria-label={said}>
        <rect class="count-open" width="1000" height="24" />
        <rect class="count-found" width={width(done)} height="24" />
        <rect class="count-missing" x={1000 - width(late)} width={width(late)} height="24" />
      </svg>
      <p>{said}</p>
    </div>
  )
}
