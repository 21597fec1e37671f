import { type State, states } from '#contract/verdict.js'
import { StateShape, stateClass } from '../state-mark.js'
import type { Voice } from '../voice.js'

/** How many of each state, worst first: shape, number, word; each leads where `href` says. */
export const StateCounts = ({
  counts,
  voice,
  href,
  shown = states,
}: {
  counts: Partial<Record<State, number>>
  voice: Voice
  href?: (state: State) => string
  shown?: readonly State[]
}) => (
  <ul class="state-counts">
    {shown
      .filter((state) => (counts[state] ?? 0) > 0)
      .map((state) => {
        const inner = (
          <>
            <StateShape state={state} />
            <b>{voice.number(counts[state] ?? 0)}</b> <span>{voice.t(`state.${state}`)}</span>
          </>
        )
        return <li class={stateClass(state)}>{href ? <a href={href(state)}>{inner}</a> : inner}</li>
      })}
  </ul>
)
