import type { State } from '#contract/verdict.js'
import type { CheckAnswer } from '#domain/plan/reconcile/ask.js'
import { StateShape, stateClass } from '../state-mark.js'
import type { Voice } from '../voice.js'

const looks: Readonly<Record<CheckAnswer['state'], State>> = { yes: 'pass', no: 'fail', unknown: 'unknown' }

/** Whether a demand is met: word, shape and colour; unknown never looks like met. */
export const CheckMark = ({ state, voice }: { state: CheckAnswer['state']; voice: Voice }) => (
  <span class={`mark ${stateClass(looks[state])}`}>
    <StateShape state={looks[state]} />
    <span>{voice.t(`web.plan.check.${state}`)}</span>
  </span>
)
