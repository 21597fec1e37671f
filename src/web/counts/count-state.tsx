import type { CountState } from '#domain/counting/count.js'
import { StateShape } from '../state-mark.js'
import type { Voice } from '../voice.js'

const shapes = { open: 'due', closed: 'unknown', signed: 'pass' } as const

/** Whether a count is under way, closed or signed: by word, shape and colour. */
export const CountStateMark = ({ voice, state }: { voice: Voice; state: CountState }) => (
  <span class={`mark state-${shapes[state]}`}>
    <StateShape state={shapes[state]} />
    {voice.t(`web.count.state.${state}`)}
  </span>
)
