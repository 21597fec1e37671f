import type { Policy } from '#domain/policy/policy.js'
import type { PlacedVerdict } from '#service/list-verdicts.js'
import { withParameters } from '../kit/filters.js'
import { StateMark, stateClass } from '../state-mark.js'
import { Proof } from '../verdict-list.js'
import { ruleTitle, verdictWords } from '../verdict-words.js'
import type { Voice } from '../voice.js'
import { hostAddress } from './host-head.js'

interface Rows {
  readonly rows: readonly PlacedVerdict[]
  readonly policy: Policy
  readonly voice: Voice
  /** The day that is shown, as the address has it; null: now. */
  readonly day: string | null
}

/** Where the history of one verdict stands. */
export const verdictAddress = (rule: string, thing: string, day: string | null = null): string =>
  withParameters(`/verdicts/${encodeURIComponent(rule)}/${encodeURIComponent(thing)}`, { 'as-of': day })

export const ruleAddress = (rule: string): string => `/verdicts/${encodeURIComponent(rule)}`

const ThingName = ({ verdict, voice, day }: { verdict: PlacedVerdict; voice: Voice; day: string | null }) =>
  verdict.place.subject === null ? (
    <span>{voice.place(verdict.place)}</span>
  ) : (
    <a href={withParameters(hostAddress(verdict.place.subject), { 'as-of': day })}>
      {voice.place(verdict.place)}
    </a>
  )

const Row = ({
  verdict,
  policy,
  voice,
  day,
  head,
}: Omit<Rows, 'rows'> & { verdict: PlacedVerdict; head: 'thing' | 'rule' }) => {
  const rule = policy.rules.get(verdict.rule)
  const words = verdictWords(voice, rule, verdict)
  return (
    <li class={`verdict ${stateClass(verdict.state)}`}>
      <StateMark state={verdict.state} voice={voice} />
      <div>
        <h3>
          {head === 'thing' ? (
            <ThingName verdict={verdict} voice={voice} day={day} />
          ) : (
            <a href={ruleAddress(verdict.rule)}>{ruleTitle(voice, rule, verdict)}</a>
          )}
          {head === 'rule' && verdict.place.part && <span class="part"> {verdict.place.part}</span>}
        </h3>
        {words !== null && <p>{words}</p>}
        <p class="muted">
          {verdict.since !== null && <>{voice.t('web.since', { at: voice.instant(verdict.since) })} · </>}
          {voice.t('web.verdicts.stands-since', { at: voice.instant(verdict.from) })} ·{' '}
          <a href={verdictAddress(verdict.rule, verdict.thing, day)}>{voice.t('web.verdicts.history')}</a>
        </p>
        <Proof verdict={verdict} voice={voice} />
      </div>
    </li>
  )
}

/** The verdicts of one rule, each headed by its thing. */
export const VerdictsOfRule = ({ rows, ...rest }: Rows) => (
  <ol class="verdict-rows">
    {rows.map((verdict) => (
      <Row verdict={verdict} head="thing" {...rest} />
    ))}
  </ol>
)

/** Verdicts under the name of their device or entry. */
export const VerdictsByThing = ({ rows, ...rest }: Rows) => {
  const groups = Map.groupBy(rows, ({ subject, thing }) => subject ?? thing)
  return (
    <>
      {[...groups.values()].map((ofThing) => {
        const [first] = ofThing
        return (
          first && (
            <section class="of-thing">
              <h2>
                <ThingName
                  verdict={{
                    ...first,
                    place: { ...first.place, part: first.subject === null ? first.place.part : null },
                  }}
                  voice={rest.voice}
                  day={rest.day}
                />
              </h2>
              <ol class="verdict-rows">
                {ofThing.map((verdict) => (
                  <Row verdict={verdict} head="rule" {...rest} />
                ))}
              </ol>
            </section>
          )
        )
      })}
    </>
  )
}
