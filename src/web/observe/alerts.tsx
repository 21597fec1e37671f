import type { Policy } from '#domain/policy/policy.js'
import type { Instant } from '#lib/instant.js'
import type { PlacedAlert } from '#service/list-alerts.js'
import { AsOf } from '../kit/as-of.js'
import { SelectField } from '../kit/field.js'
import { Filters, withParameters } from '../kit/filters.js'
import { PageHead } from '../kit/page-head.js'
import { Tabs } from '../kit/tabs.js'
import { type Frame, Layout } from '../layout.js'
import { StateMark, stateClass } from '../state-mark.js'
import type { Voice } from '../voice.js'
import { hostAddress } from './host-head.js'

export const alertTabs = ['open', 'over', 'all'] as const
export type AlertTab = (typeof alertTabs)[number]

export interface AlertView {
  readonly show: AlertTab
  readonly cause: 'verdict' | 'silence' | null
  readonly rule: string | null
}

/** What an alert is about, in a line: its rule, or that nothing is heard. */
export const alertTitle = (voice: Voice, policy: Policy, { rule: id, evidence }: PlacedAlert): string => {
  const rule = id === null ? undefined : policy.rules.get(id)
  if (rule) return voice.rule(rule, 'title', evidence.values ?? {})
  return id ?? voice.t('web.alerts.silence')
}

/** Since when, or from when to when and how long. */
export const alertTimes = (voice: Voice, { since, openedAt, closedAt }: PlacedAlert): string => {
  const from = since ?? openedAt
  if (closedAt === null) return voice.t('web.since', { at: voice.instant(from) })
  return voice.t('web.alerts.lasted', {
    from: voice.instant(from),
    until: voice.instant(closedAt),
    length: voice.duration(Math.max(0, Date.parse(closedAt) - Date.parse(from))),
  })
}

const Row = ({ alert, policy, voice }: { alert: PlacedAlert; policy: Policy; voice: Voice }) => (
  <li class={`verdict ${stateClass(alert.state)}`}>
    <StateMark state={alert.state} voice={voice} />
    <div>
      <h2>
        <a href={`/alerts/${alert.id}`}>{alertTitle(voice, policy, alert)}</a>
      </h2>
      <p>
        {alert.place.subject === null ? (
          voice.place(alert.place)
        ) : (
          <a href={hostAddress(alert.place.subject)}>{voice.place(alert.place)}</a>
        )}
      </p>
      <p class="muted">
        {alertTimes(voice, alert)} · {voice.t(`web.urgency.${alert.urgency}`)}
      </p>
    </div>
  </li>
)

export interface AlertsProps {
  readonly frame: Frame
  readonly view: AlertView
  readonly alerts: readonly PlacedAlert[]
  readonly next: string | null
  readonly policy: Policy
  readonly today: string
  readonly asOf: Instant | null
}

/** Troubles that people are told of, open and over. */
export const AlertsPage = ({ frame, view, alerts, next, policy, today, asOf }: AlertsProps) => {
  const { voice, address } = frame
  const title = voice.t('web.nav.alerts')
  const any = voice.t('web.any')
  return (
    <Layout frame={frame} title={title}>
      <PageHead title={title} lead={voice.t('web.alerts.lead')} />
      <AsOf address={address} today={today} voice={voice} />
      {asOf !== null && <p class="notice">{voice.t('web.state-on', { at: voice.instant(asOf) })}</p>}
      <Tabs
        label={voice.t('web.alerts.which')}
        tabs={alertTabs.map((show) => ({
          href: withParameters(address, { show: show === 'open' ? null : show, before: null }),
          label: voice.t(`web.alerts.show.${show}`),
          isCurrent: show === view.show,
        }))}
      />
      <Filters action="/alerts" voice={voice}>
        {view.show !== 'open' && <input type="hidden" name="show" value={view.show} />}
        <SelectField
          name="cause"
          label={voice.t('web.alerts.cause')}
          value={view.cause ?? undefined}
          empty={any}
          choices={['verdict', 'silence'].map((value) => ({
            value,
            label: voice.t(`web.alerts.cause.${value}`),
          }))}
        />
        <SelectField
          name="rule"
          label={voice.t('web.requirement')}
          value={view.rule ?? undefined}
          empty={any}
          choices={[...policy.rules.values()].map((rule) => ({
            value: rule.id,
            label: voice.rule(rule, 'title', {}),
          }))}
        />
      </Filters>
      {alerts.length === 0 && <p class="nothing">{voice.t(`web.alerts.none.${view.show}`)}</p>}
      <ol class="verdict-rows">
        {alerts.map((alert) => (
          <Row alert={alert} policy={policy} voice={voice} />
        ))}
      </ol>
      {next !== null && (
        <p class="more">
          <a rel="next" href={withParameters(address, { before: next })}>
            {voice.t('web.next-page')}
          </a>
        </p>
      )}
    </Layout>
  )
}
