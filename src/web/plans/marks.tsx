import type { State } from '#contract/verdict.js'
import { type LintSeverity, lintSeverities } from '#domain/plan/lint/lint.js'
import type { LintResult } from '#domain/plan/lint/run-lints.js'
import type { Timeliness } from '#domain/plan/reconcile/deadline.js'
import { type RowState, rowStates } from '#domain/plan/reconcile/row-state.js'
import type { RowStatus } from '#domain/plan/reconcile/row-status.js'
import type { StatusWords } from '#service/plan/status-words.js'
import { StateShape, stateClass } from '../state-mark.js'
import type { Voice } from '../voice.js'

/** Only what is there as it should be looks like something that passes. */
const looks: Readonly<Record<RowState, State>> = {
  missing: 'fail',
  lapsed: 'lapsed',
  partial: 'due',
  ordered: 'due',
  deficient: 'fail',
  reduced: 'due',
  unproven: 'unknown',
  declared: 'unknown',
  'not-countable': 'n/a',
  fulfilled: 'pass',
}

const severityLooks: Readonly<Record<LintSeverity, State>> = {
  error: 'fail',
  warning: 'due',
  notice: 'n/a',
}

const Mark = ({ state, text }: { state: State; text: string }) => (
  <span class={`mark ${stateClass(state)}`}>
    <StateShape state={state} />
    <span>{text}</span>
  </span>
)

/** What became of a row: word, shape and colour. */
export const RowStateMark = ({ state, words }: { state: RowState; words: StatusWords }) => (
  <Mark state={looks[state]} text={words.t(`state.${state}`)} />
)

const soonDays = 30

const timeLook = ({ is, ...rest }: Timeliness, { state, periods }: RowStatus): State => {
  switch (is) {
    case 'late':
      return 'lapsed'
    case 'due':
      return 'days' in rest && rest.days <= soonDays ? 'due' : 'n/a'
    case 'done':
    case 'done-on-time':
      // Said to be done is not yet proven.
      return state === 'fulfilled' ? 'pass' : 'n/a'
    case 'done-late':
      return 'due'
    case 'recurring': {
      if ('lacking' in rest && rest.lacking > 0) return 'lapsed'
      const isCovered = periods?.some(({ state: one }) => one === 'covered') ?? false
      return isCovered && state === 'fulfilled' ? 'pass' : 'n/a'
    }
    default:
      return 'n/a'
  }
}

/** Whether a row is in time: late by so many days, no date, can never be late, done. */
export const TimeMark = ({ row, words }: { row: RowStatus; words: StatusWords }) => (
  <Mark state={timeLook(row.timeliness, row)} text={words.time(row.timeliness)} />
)

/** How many rows are in which state, the worst first; each leads to those rows. */
export const RowStateCounts = ({
  states,
  voice,
  words,
  href,
}: {
  states: Readonly<Partial<Record<RowState, number>>>
  voice: Voice
  words: StatusWords
  href: (state: RowState) => string
}) => (
  <ul class="state-counts">
    {rowStates
      .filter((state) => (states[state] ?? 0) > 0)
      .map((state) => (
        <li class={stateClass(looks[state])}>
          <a href={href(state)}>
            <StateShape state={looks[state]} />
            <b>{voice.number(states[state] ?? 0)}</b> <span>{words.t(`state.${state}`)}</span>
          </a>
        </li>
      ))}
  </ul>
)

/** How grave what lint says is. */
export const SeverityMark = ({ severity, voice }: { severity: LintSeverity; voice: Voice }) => (
  <Mark state={severityLooks[severity]} text={voice.t(`planLint.severity.${severity}`)} />
)

/** How much of what lint says is still open, by gravity: the word and how many. */
export const LintCounts = ({
  results,
  voice,
  href,
}: {
  results: readonly LintResult[]
  voice: Voice
  href: (severity: LintSeverity) => string
}) => {
  const open = results.filter(({ accepted }) => accepted === null)
  return (
    <ul class="state-counts">
      {lintSeverities.map((severity) => {
        const count = open.filter((result) => result.severity === severity).length
        return (
          count > 0 && (
            <li class={stateClass(severityLooks[severity])}>
              <a href={href(severity)}>
                <StateShape state={severityLooks[severity]} />
                <b>{voice.number(count)}</b> <span>{voice.t(`planLint.severity.${severity}`)}</span>
              </a>
            </li>
          )
        )
      })}
    </ul>
  )
}
