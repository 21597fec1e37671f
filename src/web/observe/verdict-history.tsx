import type { Policy } from '#domain/policy/policy.js'
import type { VerdictSpan } from '#domain/ports.js'
import type { Instant } from '#lib/instant.js'
import type { Place } from '#service/place-of.js'
import { AsOf } from '../kit/as-of.js'
import { PageHead } from '../kit/page-head.js'
import { type Frame, Layout } from '../layout.js'
import { StateMark, stateClass } from '../state-mark.js'
import { Proof } from '../verdict-list.js'
import { remedyWords, ruleTitle, verdictWords } from '../verdict-words.js'
import { hostAddress } from './host-head.js'
import { ruleAddress } from './verdict-rows.js'

export interface VerdictHistoryProps {
  readonly frame: Frame
  readonly policy: Policy
  /** The newest first; there is one at least. */
  readonly spans: readonly [VerdictSpan, ...VerdictSpan[]]
  readonly place: Place
  readonly today: string
  readonly asOf: Instant | null
}

/** One rule's judgement of one thing: now, and all that it was before. */
export const VerdictHistoryPage = ({ frame, policy, spans, place, today, asOf }: VerdictHistoryProps) => {
  const { voice, address } = frame
  const [latest] = spans
  const rule = policy.rules.get(latest.rule)
  const title = ruleTitle(voice, rule, latest)
  const remedy = latest.state === 'pass' || latest.state === 'n/a' ? null : remedyWords(voice, rule, latest)
  return (
    <Layout frame={frame} title={`${title} · ${voice.place(place)}`}>
      <PageHead title={title} back={{ href: ruleAddress(latest.rule), label: voice.t('web.rule.all') }} />
      <p class="lead">
        {place.subject === null ? (
          voice.place(place)
        ) : (
          <a href={hostAddress(place.subject)}>{voice.place(place)}</a>
        )}
      </p>
      <AsOf address={address} today={today} voice={voice} />
      {asOf !== null && <p class="notice">{voice.t('web.state-on', { at: voice.instant(asOf) })}</p>}
      {remedy !== null && (
        <p class="remedy">
          <span class="label">{voice.t('web.remedy')}</span> {remedy}
        </p>
      )}
      <h2>{voice.t('web.verdicts.history')}</h2>
      <ol class="verdict-rows">
        {spans.map((span) => {
          const words = verdictWords(voice, rule, span)
          return (
            <li class={`verdict ${stateClass(span.state)}`}>
              <StateMark state={span.state} voice={voice} />
              <div>
                <h3>
                  {span.until === null
                    ? voice.t('web.verdicts.from', { from: voice.instant(span.from) })
                    : voice.t('web.verdicts.from-until', {
                        from: voice.instant(span.from),
                        until: voice.instant(span.until),
                      })}
                </h3>
                {words !== null && <p>{words}</p>}
                {span.since !== null && (
                  <p class="muted">{voice.t('web.since', { at: voice.instant(span.since) })}</p>
                )}
                <Proof verdict={span} voice={voice} />
              </div>
            </li>
          )
        })}
      </ol>
    </Layout>
  )
}
