import type { ControlState } from '#domain/checklist/control.js'
import { StateShape } from '../state-mark.js'
import type { Voice } from '../voice.js'

export const controlClass = (state: ControlState): string =>
  state === 'partly' || state === 'not-checked' ? 'state-unknown' : `state-${state}`

const Ring = ({ isHalf }: { isHalf: boolean }) => (
  <svg class="shape hollow" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path class="outline" d="M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20z" />
    {isHalf && <path class="half" d="M12 2a10 10 0 0 0 0 20z" />}
  </svg>
)

/** The shape of a control's state: half a disc is partly checked, a ring is not checked. */
export const ControlShape = ({ state }: { state: ControlState }) =>
  state === 'partly' || state === 'not-checked' ? (
    <Ring isHalf={state === 'partly'} />
  ) : (
    <StateShape state={state} />
  )

/** What a control comes to: word, shape and colour; of a partly checked one, how much of it. */
export const ControlMark = ({
  state,
  n,
  m,
  voice,
}: {
  state: ControlState
  n: number
  m: number
  voice: Voice
}) => (
  <span class={`mark ${controlClass(state)}`}>
    <ControlShape state={state} />
    <span>{voice.t(`checklist.state.${state}`, { n, m })}</span>
  </span>
)
