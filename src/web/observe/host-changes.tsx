import { topics } from '#contract/topics.js'
import type { FactDifference } from '#domain/observed/fact-diff.js'
import type { Policy } from '#domain/policy/policy.js'
import type { ChangeMoment, SetChange, VerdictChange } from '#service/subject-changes.js'
import { FactValue, fieldLabel } from '../fact-value.js'
import { withParameters } from '../kit/filters.js'
import { Tabs } from '../kit/tabs.js'
import { Layout } from '../layout.js'
import { StateMark } from '../state-mark.js'
import { ruleTitle } from '../verdict-words.js'
import type { Voice } from '../voice.js'
import { HostHead, type HostHeadProps } from './host-head.js'

export const changeDays = [30, 90, 365] as const
export type ChangeDays = (typeof changeDays)[number]

/** More facts of one set than this are counted: a thousand packages may change in one night. */
const mostFacts = 20

const Difference = ({
  topic,
  difference,
  voice,
}: {
  topic: string
  difference: FactDifference
  voice: Voice
}) => {
  const shape = topics.get(topic)?.schema.shape ?? {}
  const { key, kind, fields } = difference
  return (
    <li>
      {key !== '' && <strong>{key}</strong>}
      {kind !== 'changed' && <span> {voice.t(`web.change.fact.${kind}`)}</span>}
      {fields.length > 0 && (
        <dl class="from-to">
          {fields.map(({ field, before, after }) => (
            <div>
              <dt>{fieldLabel(voice, field)}</dt>
              <dd>
                <del>
                  <FactValue voice={voice} name={field} schema={shape[field]} value={before} />
                </del>{' '}
                <span aria-hidden="true">→</span> <span class="unseen">{voice.t('web.change.became')}</span>
                <ins>
                  <FactValue voice={voice} name={field} schema={shape[field]} value={after} />
                </ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  )
}

const SetLine = ({ change, voice }: { change: SetChange; voice: Voice }) => {
  const { entry, topic, what, asked, facts, count } = change
  const rest = facts.length - mostFacts
  return (
    <li>
      <p>
        <strong>{voice.t(`topic.${topic}`)}</strong> {voice.t(`web.change.${what}`, { count })}{' '}
        <code>{entry}</code>
      </p>
      {what === 'failed' && asked !== null && (
        <p class="asked">
          {voice.t(`reason.${asked.reason}`)} <span class="detail">{asked.detail}</span>
        </p>
      )}
      {facts.length > 0 && (
        <ul class="differences">
          {facts.slice(0, mostFacts).map((difference) => (
            <Difference topic={topic} difference={difference} voice={voice} />
          ))}
          {rest > 0 && <li class="muted">{voice.t('web.and-more-places', { count: rest })}</li>}
        </ul>
      )}
    </li>
  )
}

const VerdictLine = ({ change, policy, voice }: { change: VerdictChange; policy: Policy; voice: Voice }) => {
  const { rule, thing, before, after } = change
  const shown = after ?? before
  const title = shown ? ruleTitle(voice, policy.rules.get(rule), shown) : rule
  const part = thing.split('#').slice(2).join('#')
  return (
    <li class="turn">
      <a href={`/verdicts/${encodeURIComponent(rule)}/${encodeURIComponent(thing)}`}>{title}</a>
      {part !== '' && <span class="part"> {part}</span>}
      <span class="states">
        {before ? (
          <StateMark state={before.state} voice={voice} />
        ) : (
          <span>{voice.t('web.change.begun')}</span>
        )}{' '}
        <span aria-hidden="true">→</span> <span class="unseen">{voice.t('web.change.became')}</span>
        {after ? <StateMark state={after.state} voice={voice} /> : <span>{voice.t('web.change.ended')}</span>}
      </span>
    </li>
  )
}

export interface HostChangesProps extends Omit<HostHeadProps, 'room'> {
  readonly policy: Policy
  readonly days: ChangeDays
  readonly moments: readonly ChangeMoment[]
  /** Where to go on, earlier; null at the end. */
  readonly next: string | null
}

/** What changed on one device, and when. */
export const HostChangesPage = ({ policy, days, moments, next, ...head }: HostChangesProps) => {
  const { frame, subject } = head
  const { voice, address } = frame
  return (
    <Layout frame={frame} title={`${subject.name} · ${voice.t('web.host.tab.changes')}`}>
      <HostHead {...head} room="changes" />
      <h2>{voice.t('web.host.tab.changes')}</h2>
      <Tabs
        label={voice.t('web.change.span')}
        tabs={changeDays.map((count) => ({
          href: withParameters(address, { days: String(count), before: null }),
          label: voice.t('duration.days', { count }),
          isCurrent: count === days,
        }))}
      />
      {moments.length === 0 && <p class="nothing-yet">{voice.t('web.change.none')}</p>}
      <ol class="timeline">
        {moments.map(({ at, sets, verdicts }) => (
          <li>
            <h3>
              <time datetime={at}>{voice.instant(at)}</time>
            </h3>
            <ul>
              {sets.map((change) => (
                <SetLine change={change} voice={voice} />
              ))}
              {verdicts.map((change) => (
                <VerdictLine change={change} policy={policy} voice={voice} />
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {next !== null && (
        <p class="more">
          <a rel="next" href={withParameters(address, { before: next })}>
            {voice.t('web.change.earlier')}
          </a>
        </p>
      )}
    </Layout>
  )
}
