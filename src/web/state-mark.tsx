import type { State } from '#contract/verdict.js'
import type { Voice } from './voice.js'

/** One shape for each state, so that none depends on its colour: drawn on a field of 24 × 24. */
const shapes: Record<State, { outline: string; sign: string; hollow?: boolean }> = {
  lapsed: { outline: 'M8 2h8l6 6v8l-6 6H8l-6-6V8z', sign: 'M12 6.5V12l3.5 3' },
  fail: { outline: 'M12 1.5 22.5 12 12 22.5 1.5 12z', sign: 'M12 7v6M12 16.2v.3' },
  unknown: {
    outline: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20z',
    sign: 'M9.2 9.4a2.9 2.9 0 1 1 4.2 2.8c-.9.4-1.4 1-1.4 1.9M12 17.2v.3',
    hollow: true,
  },
  due: { outline: 'M12 2.5 22.5 21h-21z', sign: 'M12 9.5v5M12 17.7v.3' },
  waived: { outline: 'M3 3h18v18H3z', sign: 'M7.5 12h9', hollow: true },
  pass: { outline: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20z', sign: 'm7.5 12.3 3.2 3.2 5.8-6.5' },
  'n/a': { outline: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20z', sign: 'M8 12h8', hollow: true },
}

export const stateClass = (state: State): string => `state-${state.replace('/', '')}`

/** The shape alone, for where the word stands beside it. */
export const StateShape = ({ state }: { state: State }) => {
  const { outline, sign, hollow } = shapes[state]
  return (
    <svg class={hollow ? 'shape hollow' : 'shape'} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path class="outline" d={outline} />
      <path class="sign" d={sign} />
    </svg>
  )
}

/** A state: word, shape and colour. */
export const StateMark = ({ state, voice }: { state: State; voice: Voice }) => (
  <span class={`mark ${stateClass(state)}`}>
    <StateShape state={state} />
    <span>{voice.t(`state.${state}`)}</span>
  </span>
)
