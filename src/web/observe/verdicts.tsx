import type { Register } from '#contract/register.js'
import { states } from '#contract/verdict.js'
import type { Policy } from '#domain/policy/policy.js'
import { severities } from '#domain/policy/rule.js'
import type { RuleTally } from '#domain/ports/observed.js'
import type { Instant } from '#lib/instant.js'
import type { VerdictsPage } from '#service/list-verdicts.js'
import { AsOf } from '../kit/as-of.js'
import { Pager, withParameters } from '../kit/filters.js'
import { Empty } from '../kit/notice.js'
import { PageHead } from '../kit/page-head.js'
import { type Frame, Layout } from '../layout.js'
import type { Voice } from '../voice.js'
import { StateCounts } from './state-counts.js'
import { VerdictFilters } from './verdict-filters.js'
import { ruleAddress, VerdictsByThing } from './verdict-rows.js'
import { troubles, type VerdictView } from './verdict-view.js'

export interface VerdictsProps {
  readonly frame: Frame
  readonly view: VerdictView
  readonly policy: Policy
  readonly register: Register
  readonly today: string
  readonly asOf: Instant | null
  readonly csv: string
  readonly found:
    | { readonly by: 'rule'; readonly tallies: readonly RuleTally[] }
    | ({ readonly by: 'thing' } & VerdictsPage)
}

/** Worst first: by the worst state that a rule has, then by how grave it is. */
const inOrder = (policy: Policy, tallies: readonly RuleTally[]): RuleTally[] => {
  const worst = ({ counts }: RuleTally) => states.findIndex((state) => (counts[state] ?? 0) > 0)
  const gravity = ({ rule }: RuleTally) => severities.indexOf(policy.rules.get(rule)?.severity ?? 'low')
  return tallies.toSorted(
    (a, b) => worst(a) - worst(b) || gravity(a) - gravity(b) || (a.rule < b.rule ? -1 : 1),
  )
}

const ByRule = ({
  tallies,
  policy,
  voice,
  address,
  view,
}: Pick<VerdictsProps, 'policy' | 'view'> & {
  tallies: readonly RuleTally[]
  voice: Voice
  address: string
}) => {
  const asked = view.state.length > 0 ? view.state : troubles
  const { search } = new URL(
    withParameters(address, { by: null, after: null, severity: null, topic: null }),
    'http://here',
  )
  const shown = inOrder(policy, tallies).filter(({ counts }) =>
    asked.some((state) => (counts[state] ?? 0) > 0),
  )
  if (shown.length === 0) return <p class="nothing-yet">{voice.t('web.verdicts.none')}</p>
  return (
    <ol class="rule-rows">
      {shown.map(({ rule: id, counts }) => {
        const rule = policy.rules.get(id)
        const to = `${ruleAddress(id)}${search}`
        return (
          <li>
            <h2>
              <a href={to}>{rule ? voice.rule(rule, 'title', {}) : id}</a>
            </h2>
            <p class="muted">
              {rule && voice.t(`severity.${rule.severity}`)}{' '}
              {rule?.topic && `· ${voice.t(`topic.${rule.topic.name}`)}`}
            </p>
            <StateCounts
              counts={counts}
              voice={voice}
              shown={states}
              href={(state) => withParameters(to, { state })}
            />
          </li>
        )
      })}
    </ol>
  )
}

/** Every judgement, by rule or by thing. */
export const VerdictsPageView = (props: VerdictsProps) => {
  const { frame, view, policy, register, today, asOf, csv, found } = props
  const { voice, address } = frame
  const title = voice.t('web.nav.verdicts')
  const day = new URL(address, 'http://here').searchParams.get('as-of')
  const isEmpty = found.by === 'rule' && found.tallies.length === 0 && address === '/verdicts'
  return (
    <Layout frame={frame} title={title}>
      <PageHead title={title} lead={voice.t('web.verdicts.lead')}>
        <a href={csv}>{voice.t('web.as-csv')}</a>
      </PageHead>
      <AsOf address={address} today={today} voice={voice} />
      {asOf !== null && <p class="notice">{voice.t('web.state-on', { at: voice.instant(asOf) })}</p>}
      {isEmpty ? (
        <Empty title={voice.t('web.verdicts.empty')}>
          <p>{voice.t('web.verdicts.empty.what')}</p>
        </Empty>
      ) : (
        <VerdictFilters
          action="/verdicts"
          view={view}
          register={register}
          voice={voice}
          day={day}
          isOneRule={false}
        />
      )}
      {found.by === 'rule' ? (
        !isEmpty && (
          <ByRule tallies={found.tallies} policy={policy} voice={voice} address={address} view={view} />
        )
      ) : (
        <>
          {found.rows.length === 0 && <p class="nothing-yet">{voice.t('web.verdicts.none')}</p>}
          <VerdictsByThing rows={found.rows} policy={policy} voice={voice} day={day} />
          <Pager address={address} next={found.next} voice={voice} />
        </>
      )}
    </Layout>
  )
}
