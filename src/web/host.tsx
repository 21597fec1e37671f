import type { Asset } from '#contract/register/asset.js'
import { topics } from '#contract/topics.js'
import type { Policy } from '#domain/policy/policy.js'
import type { SubjectDescription } from '#service/describe-subject.js'
import type { DescribedIdentity } from '#service/identity/describe-identity.js'
import type { Missing, Reporter } from '#service/who-reported.js'
import { FactSets } from './fact-sets.js'
import { amount, fieldLabel } from './fact-value.js'
import { OneMachine, PartOf } from './identity/one-machine.js'
import { Layout } from './layout.js'
import type { RegisterNames } from './observe/host-columns.js'
import { Absentees, InRegister, Reporters } from './observe/host-extras.js'
import { HostHead, type HostHeadProps } from './observe/host-head.js'
import { type PartNames, partNames } from './part-names.js'
import { VerdictList } from './verdict-list.js'
import type { Voice } from './voice.js'

/** The order in which people ask; topics that are not named follow. */
const order = [
  'backup',
  'ups',
  'environment',
  'storage',
  'printer',
  'pdu',
  'link',
  'firewall',
  'antivirus',
  'updates',
  'os',
  'hardware',
  'disk',
  'interface',
  'software',
  'agent',
]

const rank = (topic: string): number => (order.includes(topic) ? order.indexOf(topic) : order.length)

const factsOf = (subject: SubjectDescription, topic: string): Record<string, unknown>[] =>
  (subject.facts[topic] ?? []).flatMap(({ facts }) => (facts ?? []) as Record<string, unknown>[])

const joined = (...parts: unknown[]): string =>
  parts.filter((part) => typeof part === 'string' && part !== '').join(' ')

/** Who it is, in one line each. */
const identityOf = (subject: SubjectDescription): [label: string, value: string][] => {
  const [os] = factsOf(subject, 'os')
  const [hardware] = factsOf(subject, 'hardware')
  const [ups] = factsOf(subject, 'ups')
  const machine = hardware ?? ups
  const addresses = factsOf(subject, 'interface').flatMap(({ addresses: own }) =>
    Array.isArray(own) ? own.map(String) : [],
  )
  return (
    [
      ['web.identity.os', joined(os?.name, os?.version)],
      ['web.identity.machine', joined(machine?.manufacturer, machine?.model)],
      ['web.field.serial', joined(machine?.serial)],
      ['web.identity.addresses', addresses.slice(0, 4).join(', ')],
    ] satisfies [string, string][]
  ).filter(([, value]) => value !== '')
}

/** The latest answer of what reports of others, and the host that asked it. */
const lastAnswer = ({ facts }: SubjectDescription, reporters: readonly Reporter[]) => {
  const answers = Object.values(facts)
    .flat()
    .filter(({ hash }) => hash !== null)
    .flatMap(({ agent, observedAt }) => {
      const asker = reporters.find((one) => one.agent.id === agent)
      // A set is as fresh as the last report, unless it says otherwise.
      const at = observedAt ?? asker?.agent.receivedAt
      return at ? [{ at, by: asker?.hostName ?? null }] : []
    })
  return answers.sort((a, b) => (a.at < b.at ? 1 : -1))[0] ?? null
}

const Identity = ({
  subject,
  reporters,
  voice,
}: {
  subject: SubjectDescription
  reporters: readonly Reporter[]
  voice: Voice
}) => {
  const { agent } = subject
  const answer = agent ? null : lastAnswer(subject, reporters)
  return (
    <dl class="identity">
      {identityOf(subject).map(([label, value]) => (
        <div>
          <dt>{voice.t(label)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      <div>
        <dt>{voice.t(agent ? 'web.last-report' : 'web.last-answer')}</dt>
        <dd>
          {agent?.lastReportAt ? (
            <>
              {voice.instant(agent.lastReportAt)} <span class="aside">({voice.ago(agent.lastReportAt)})</span>
            </>
          ) : answer ? (
            <>
              {voice.instant(answer.at)}{' '}
              <span class="aside">
                ({voice.ago(answer.at)}
                {answer.by !== null && `; ${voice.t('web.asked-by', { host: answer.by })}`})
              </span>
            </>
          ) : (
            voice.t('value.never')
          )}
        </dd>
      </div>
      {agent && (
        <div>
          <dt>{voice.t('topic.agent')}</dt>
          <dd>
            {voice.t('web.agent-line', {
              version: agent.version,
              interval: voice.duration(agent.intervalSeconds * 1000),
            })}
          </dd>
        </div>
      )}
    </dl>
  )
}

const Readings = ({
  subject,
  nameOf,
  voice,
}: {
  subject: SubjectDescription
  nameOf: PartNames
  voice: Voice
}) => (
  <section class="topic" id="readings">
    <h2>{voice.t('web.readings')}</h2>
    <ul class="readings">
      {subject.readings.map(({ entry, metric, key, value, at }) => (
        <li>
          <span class="metric">
            {fieldLabel(voice, metric)}
            {key !== '' && <span class="part"> {nameOf(entry, key)}</span>}
          </span>
          <b>{amount(voice, metric, value)}</b>
          <span class="muted">{voice.ago(at)}</span>
        </li>
      ))}
    </ul>
  </section>
)

export interface HostPageProps extends Omit<HostHeadProps, 'room'> {
  readonly subject: SubjectDescription
  readonly policy: Policy
  readonly reporters: readonly Reporter[]
  /** What is no longer reported; nothing for a past state. */
  readonly missing: readonly Missing[]
  readonly asset: Asset | null
  readonly identity: DescribedIdentity
  readonly names: RegisterNames
}

/** One host or device: who it is, what is wrong, what is known. */
export const HostPage = ({ policy, reporters, missing, asset, names, identity, ...head }: HostPageProps) => {
  const { frame, subject } = head
  const { voice } = frame
  const nameOf = partNames(subject)
  const known = Object.entries(subject.facts)
    .flatMap(([name, sets]) => {
      const topic = topics.get(name)
      return topic ? [{ topic, sets }] : []
    })
    .sort((a, b) => rank(a.topic.name) - rank(b.topic.name))
  return (
    <Layout frame={frame} title={subject.name}>
      <HostHead {...head} room="state" />
      <PartOf frame={frame} identity={identity} />
      {head.asOf === null && subject.agent?.isStale && (
        <p class="notice" role="alert">
          {voice.t('web.host-silent')}
        </p>
      )}
      <Identity subject={subject} reporters={reporters} voice={voice} />
      <InRegister asset={asset} names={names} frame={frame} />
      <VerdictList verdicts={subject.verdicts} voice={voice} policy={policy} nameOf={nameOf} />
      <Absentees missing={missing} subject={subject.id} frame={frame} />
      {subject.readings.length > 0 && <Readings subject={subject} nameOf={nameOf} voice={voice} />}
      {known.length === 0 && <p class="muted">{voice.t('web.no-facts')}</p>}
      <div class="topics">
        {known.map(({ topic, sets }) => (
          <FactSets topic={topic} sets={sets} voice={voice} />
        ))}
      </div>
      <Reporters reporters={reporters} voice={voice} />
      {head.asOf === null && <OneMachine frame={frame} subject={subject.id} identity={identity} />}
    </Layout>
  )
}
