import type { Group } from '#domain/plan/reconcile/rollup.js'
import type { Voice } from '../voice.js'

/** How far rows have come: what is as it should be, what is there or said to be done and not proven, and what is late. */
export const doneWords = (
  voice: Voice,
  { rows, done, late, states }: Pick<Group, 'rows' | 'done' | 'late' | 'states'>,
): string => {
  const fulfilled = states.fulfilled ?? 0
  return voice.t('web.plan.done-of', { rows, fulfilled, unproven: done - fulfilled, late })
}

/** The same as a bar and in words; only what is proven is green. */
export const DoneBar = ({ group, voice }: { group: Group; voice: Voice }) => {
  const { rows, done, late, states } = group
  const width = (part: number) => (rows === 0 ? 0 : (part * 1000) / rows)
  const fulfilled = states.fulfilled ?? 0
  const said = doneWords(voice, group)
  return (
    <div class="plan-done">
      <svg class="count-bar" viewBox="0 0 1000 24" preserveAspectRatio="none" role="img" aria-label={said}>
        <rect class="count-open" width="1000" height="24" />
        <rect class="count-found" width={width(fulfilled)} height="24" />
        <rect class="plan-unproven" x={width(fulfilled)} width={width(done - fulfilled)} height="24" />
        <rect class="count-missing" x={1000 - width(late)} width={width(late)} height="24" />
      </svg>
      <p>{said}</p>
    </div>
  )
}
