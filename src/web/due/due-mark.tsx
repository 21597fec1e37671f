import type { State } from '#contract/verdict.js'
import type { DueState } from '#domain/due/due.js'
import type { DueWords } from '#service/due/due-words.js'
import { StateShape, stateClass } from '../state-mark.js'

const shapeOf: Readonly<Record<DueState, State>> = {
  lapsed: 'lapsed',
  due: 'due',
  later: 'pass',
  unknown: 'unknown',
}

/** How a term stands: shape, colour and word. */
export const DueMark = ({ state, words }: { state: DueState; words: DueWords }) => (
  <span class={`mark ${stateClass(shapeOf[state])}`}>
    <StateShape state={shapeOf[state]} />
    <span>{words.state(state)}</span>
  </span>
)
