import type { Register } from '#contract/register.js'
import type { Rule } from '#domain/policy/compiled.js'
import type { Policy } from '#domain/policy/policy.js'
import type { RuleTally } from '#domain/ports/observed.js'
import type { Instant } from '#lib/instant.js'
import type { VerdictsPage } from '#service/list-verdicts.js'
import { AsOf } from '../kit/as-of.js'
import { Pager, withParameters } from '../kit/filters.js'
import { PageHead } from '../kit/page-head.js'
import { type Frame, Layout } from '../layout.js'
import type { Voice } from '../voice.js'
import { StateCounts } from './state-counts.js'
import { VerdictFilters } from './verdict-filters.js'
import { ruleAddress, VerdictsOfRule } from './verdict-rows.js'
import type { VerdictView } from './verdict-view.js'

/** What a rule asks, of whom, within which limits and why, and who wants it so. */
const Explanation = ({ rule, voice }: { rule: Rule; voice: Voice }) => (
  <section class="sheet">
    <h2>{voice.t('web.rule.about')}</h2>
    <dl class="pairs">
      <div>
        <dt>{voice.t('web.verdicts.filter.severity')}</dt>
        <dd>{voice.t(`severity.${rule.severity}`)}</dd>
      </div>
      <div>
        <dt>{voice.t('web.rule.each')}</dt>
        <dd>{voice.t(`web.rule.each.${rule.each}`)}</dd>
      </div>
      {rule.topic && (
        <div>
          <dt>{voice.t('web.verdicts.filter.topic')}</dt>
          <dd>{voice.t(`topic.${rule.topic.name}`)}</dd>
        </div>
      )}
      <div>
        <dt>{voice.t('web.rule.told')}</dt>
        <dd>{voice.t(`web.urgency.${rule.urgency}`)}</dd>
      </div>
      {rule.controls.length > 0 && (
        <div>
          <dt>{voice.t('web.rule.controls')}</dt>
          <dd>
            <ul class="inner-list">
              {rule.controls.map((control) => {
                const [framework = '', ...id] = control.split(':')
                return (
                  <li>
                    <a href={`/checklists/${framework}/${encodeURIComponent(id.join(':'))}`}>{control}</a>
                  </li>
                )
              })}
            </ul>
          </dd>
        </div>
      )}
      {rule.checks.length > 0 && (
        <div>
          <dt>{voice.t('web.rule.checks')}</dt>
          <dd>{rule.checks.join(', ')}</dd>
        </div>
      )}
      {rule.basis.length > 0 && (
        <div>
          <dt>{voice.t('web.rule.basis')}</dt>
          <dd>{rule.basis.join('; ')}</dd>
        </div>
      )}
    </dl>
    {Object.keys(rule.settings).length > 0 && (
      <>
        <h3>{voice.t('web.rule.settings')}</h3>
        <dl class="settings-of-rule">
          {Object.entries(rule.settings).map(([name, value]) => (
            <div>
              <dt>
                <code>{name}</code> = <strong>{voice.value(name, value)}</strong>
              </dt>
              <dd lang="en">{rule.reasons[name]}</dd>
            </div>
          ))}
        </dl>
      </>
    )}
    <h3>{voice.t('web.rule.remedy')}</h3>
    <p>{voice.rule(rule, 'remedy', {})}</p>
    <details>
      <summary>{voice.t('web.rule.condition')}</summary>
      <pre class="copyable" tabindex={0}>
        {[rule.when && `when: ${rule.when.source}`, `check: ${rule.check.source}`].filter(Boolean).join('\n')}
      </pre>
    </details>
  </section>
)

export interface RulePageProps {
  readonly frame: Frame
  readonly id: string
  /** Null where the policy no longer has it. */
  readonly rule: Rule | null
  readonly policy: Policy
  readonly register: Register
  readonly view: VerdictView
  readonly tally: RuleTally | null
  readonly found: VerdictsPage
  readonly today: string
  readonly asOf: Instant | null
  readonly csv: string
}

/** One rule: what it asks and why, and its verdicts. */
export const RulePage = (props: RulePageProps) => {
  const { frame, id, rule, policy, register, view, tally, found, today, asOf, csv } = props
  const { voice, address } = frame
  const day = new URL(address, 'http://here').searchParams.get('as-of')
  const title = rule ? voice.rule(rule, 'title', {}) : id
  return (
    <Layout frame={frame} title={title}>
      <PageHead title={title} back={{ href: '/verdicts', label: voice.t('web.nav.verdicts') }}>
        <a href={csv}>{voice.t('web.as-csv')}</a>
      </PageHead>
      <AsOf address={address} today={today} voice={voice} />
      {asOf !== null && <p class="notice">{voice.t('web.state-on', { at: voice.instant(asOf) })}</p>}
      {tally && (
        <StateCounts
          counts={tally.counts}
          voice={voice}
          href={(state) => withParameters(address, { state, after: null })}
        />
      )}
      {rule ? <Explanation rule={rule} voice={voice} /> : <p class="notice">{voice.t('web.rule.gone')}</p>}
      <section>
        <h2>{voice.t('web.verdicts')}</h2>
        <VerdictFilters
          action={ruleAddress(id)}
          view={view}
          register={register}
          voice={voice}
          day={day}
          isOneRule
        />
        {found.rows.length === 0 && <p class="nothing-yet">{voice.t('web.verdicts.none')}</p>}
        <VerdictsOfRule rows={found.rows} policy={policy} voice={voice} day={day} />
        <Pager address={address} next={found.next} voice={voice} />
      </section>
    </Layout>
  )
}
