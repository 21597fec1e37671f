import type { State } from '#contract/verdict.js'
import type { Policy } from '#domain/policy/policy.js'
import type { Instant } from '#lib/instant.js'
import type { Place } from '#service/place-of.js'
import type { Silence, Today, TodayLine } from '#service/today.js'
import { type Frame, Layout } from './layout.js'
import { RoomStrip } from './room-strip.js'
import { StateMark, StateShape, stateClass } from './state-mark.js'
import { headline, remedyWords } from './verdict-words.js'
import type { Voice } from './voice.js'

const PlaceName = ({ place, voice }: { place: Place; voice: Voice }) =>
  place.subject === null ? (
    <span>{voice.place(place)}</span>
  ) : (
    <a href={`/hosts/${encodeURIComponent(place.subject)}`}>{voice.place(place)}</a>
  )

const Places = ({ line, voice }: { line: TodayLine; voice: Voice }) => (
  <span class="places">
    {line.places.map((place, index) => (
      <>
        {index > 0 && ', '}
        <PlaceName place={place} voice={voice} />
      </>
    ))}
    {line.count > line.places.length &&
      ` ${voice.t('web.and-more-places', { count: line.count - line.places.length })}`}
  </span>
)

const Line = ({ line, voice, policy }: { line: TodayLine; voice: Voice; policy: Policy }) => {
  const rule = policy.rules.get(line.rule)
  const { head, words, requirement } = headline(voice, rule, line.verdict, line.count === 1)
  const remedy = remedyWords(voice, rule, line.verdict)
  return (
    <li class={`line ${stateClass(line.state)}`}>
      <div class="line-state">
        <StateMark state={line.state} voice={voice} />
      </div>
      <div class="line-body">
        <h2>{head}</h2>
        {words !== null && <p class="words">{words}</p>}
        <p class="where">
          <Places line={line} voice={voice} />
          {line.since !== null && line.state !== 'due' && (
            <span class="since">{voice.t('web.since', { at: voice.instant(line.since) })}</span>
          )}
        </p>
        {remedy !== null && (
          <p class="remedy">
            <span class="label">{voice.t('web.remedy')}</span> {remedy}
          </p>
        )}
        {requirement !== null && (
          <p class="requirement">{voice.t('web.requirement.is', { title: requirement })}</p>
        )}
      </div>
    </li>
  )
}

const Alarm = ({ silence, voice }: { silence: NonNullable<Silence>; voice: Voice }) => (
  <div class="alarm" role="alert">
    <StateShape state="unknown" />
    <div>
      <strong>{voice.t(`web.silence.${silence.kind}`)}</strong>
      <p>
        {silence.kind === 'all-silent' && silence.lastReportAt !== null
          ? voice.t('web.silence.last', { at: voice.instant(silence.lastReportAt) })
          : voice.t(`web.silence.${silence.kind}.what`)}
      </p>
    </div>
  </div>
)

const tallied: readonly State[] = ['lapsed', 'fail', 'unknown', 'due', 'waived', 'pass']

const Tally = ({ counts, voice }: { counts: Today['counts']; voice: Voice }) => (
  <ul class="tally" aria-label={voice.t('web.tally')}>
    {tallied
      .filter((state) => (counts[state] ?? 0) > 0)
      .map((state) => (
        <li class={stateClass(state)}>
          <StateShape state={state} />
          <b>{voice.number(counts[state] ?? 0)}</b> <span>{voice.t(`state.${state}`)}</span>
        </li>
      ))}
  </ul>
)

export interface TodayPageProps {
  readonly frame: Frame
  readonly today: Today
  readonly policy: Policy
  readonly now: Instant
  /** Whether the password alone lets this reader do everything. */
  readonly adviseSecondFactor: boolean
}

/** At most ten lines, worst first; what is in order is only counted. */
export const TodayPage = ({ frame, today, policy, now, adviseSecondFactor }: TodayPageProps) => {
  const { voice } = frame
  return (
    <Layout frame={frame} title={voice.t('web.today')}>
      <div class="page-head">
        <h1>{voice.t('web.today')}</h1>
        <p class="date">
          {voice.weekday(now)}, {voice.instant(now)}
        </p>
      </div>
      {today.silence !== null && <Alarm silence={today.silence} voice={voice} />}
      {Object.values(today.counts).some((count) => count > 0) && (
        <Tally counts={today.counts} voice={voice} />
      )}
      {today.room.length > 0 && <RoomStrip room={today.room} voice={voice} />}
      {today.lines.length > 0 ? (
        <ol class="lines">
          {today.lines.map((line) => (
            <Line line={line} voice={voice} policy={policy} />
          ))}
        </ol>
      ) : (
        today.silence === null && <p class="nothing">{voice.t('web.nothing-wrong')}</p>
      )}
      {today.more > 0 && (
        <p class="more">
          <a href="/?all=1">{voice.t('web.more-lines', { count: today.more })}</a>
        </p>
      )}
      {adviseSecondFactor && (
        <p class="note">
          {voice.t('web.factor.advice')} <a href="/account/second-factor">{voice.t('web.factor.set-up')}</a>
        </p>
      )}
      {today.hosts.length === 0 && today.hostCount > 0 && (
        <p class="more">
          <a href="/hosts">{voice.t('web.all-hosts', { count: today.hostCount })}</a>
        </p>
      )}
      {today.hosts.length > 0 && (
        <details class="hosts">
          <summary>{voice.t('web.all-hosts', { count: today.hosts.length })}</summary>
          <ul>
            {today.hosts.map(({ id, name, worst }) => (
              <li class={worst === null ? '' : stateClass(worst)}>
                {worst !== null && <StateShape state={worst} />}
                <a href={`/hosts/${encodeURIComponent(id)}`}>{name}</a>
                {worst !== null && <span class="muted"> {voice.t(`state.${worst}`)}</span>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Layout>
  )
}
