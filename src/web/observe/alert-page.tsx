import type { Policy } from '#domain/policy/policy.js'
import type { Notice } from '#domain/ports/alerts.js'
import type { PlacedAlert } from '#service/list-alerts.js'
import { PageHead } from '../kit/page-head.js'
import { Table } from '../kit/table.js'
import { type Frame, Layout } from '../layout.js'
import { StateMark } from '../state-mark.js'
import { Proof } from '../verdict-list.js'
import { remedyWords, verdictWords } from '../verdict-words.js'
import type { Voice } from '../voice.js'
import { alertTimes, alertTitle } from './alerts.js'
import { hostAddress } from './host-head.js'
import { verdictAddress } from './verdict-rows.js'

/** What became of a notice: taken, given up, tried in vain so far, or waiting for its time. */
const fateOf = (voice: Voice, { sentAt, failedAt, attempts, dueAt, error }: Notice): string => {
  if (sentAt !== null) return voice.t('web.alerts.sent', { at: voice.instant(sentAt) })
  if (failedAt !== null)
    return voice.t('web.alerts.given-up', { at: voice.instant(failedAt), error: error ?? '' })
  if (attempts > 0)
    return voice.t('web.alerts.trying', { count: attempts, at: voice.instant(dueAt), error: error ?? '' })
  return voice.t('web.alerts.waiting', { at: voice.instant(dueAt) })
}

/** The host of a webhook says whose it is; the rest of its address may be a secret. */
const nameOf = ({ channel, recipient }: Notice): string =>
  channel === 'webhook' ? (URL.parse(recipient)?.host ?? recipient) : recipient

const Told = ({ notices, voice }: { notices: readonly Notice[]; voice: Voice }) => {
  const title = voice.t('web.alerts.told')
  return (
    <section class="sheet">
      <h2>{title}</h2>
      {notices.length === 0 ? (
        <p class="muted">{voice.t('web.alerts.told.nobody')}</p>
      ) : (
        <Table
          caption={title}
          rows={notices}
          columns={[
            {
              id: 'kind',
              head: voice.t('web.alerts.of'),
              cell: ({ kind }) => voice.t(`web.alerts.kind.${kind}`),
            },
            { id: 'who', head: voice.t('web.alerts.who'), cell: nameOf },
            {
              id: 'channel',
              head: voice.t('web.alerts.channel'),
              cell: ({ channel }) => voice.t(`web.channel.${channel}`),
            },
            { id: 'fate', head: voice.t('web.alerts.fate'), cell: (notice) => fateOf(voice, notice) },
          ]}
        />
      )}
    </section>
  )
}

export interface AlertPageProps {
  readonly frame: Frame
  readonly alert: PlacedAlert
  readonly notices: readonly Notice[]
  readonly policy: Policy
}

/** One trouble from its beginning, and who was told of it. */
export const AlertPage = ({ frame, alert, notices, policy }: AlertPageProps) => {
  const { voice } = frame
  const rule = alert.rule === null ? undefined : policy.rules.get(alert.rule)
  const verdict = {
    ...alert,
    rule: alert.rule ?? voice.t('web.alerts.silence'),
    from: alert.openedAt,
    until: alert.closedAt,
    flipsAt: null,
  }
  const words = verdictWords(voice, rule, verdict)
  const remedy = remedyWords(voice, rule, verdict)
  const title = alertTitle(voice, policy, alert)
  return (
    <Layout frame={frame} title={title}>
      <PageHead title={title} back={{ href: '/alerts', label: voice.t('web.nav.alerts') }} />
      <section class="sheet">
        <p>
          <StateMark state={alert.state} voice={voice} />{' '}
          <strong>{voice.t(alert.closedAt === null ? 'web.alerts.is-open' : 'web.alerts.is-over')}</strong>
        </p>
        {words !== null && <p>{words}</p>}
        <p>
          {alert.place.subject === null ? (
            voice.place(alert.place)
          ) : (
            <a href={hostAddress(alert.place.subject)}>{voice.place(alert.place)}</a>
          )}
        </p>
        <p class="muted">
          {alertTimes(voice, alert)} · {voice.t('web.alerts.noticed', { at: voice.instant(alert.openedAt) })}{' '}
          · {voice.t(`web.urgency.${alert.urgency}`)}
        </p>
        {remedy !== null && alert.closedAt === null && (
          <p class="remedy">
            <span class="label">{voice.t('web.remedy')}</span> {remedy}
          </p>
        )}
        {alert.rule !== null && (
          <p>
            <a href={verdictAddress(alert.rule, alert.thing)}>{voice.t('web.verdicts.history')}</a>
          </p>
        )}
        <Proof verdict={verdict} voice={voice} />
      </section>
      <Told notices={notices} voice={voice} />
    </Layout>
  )
}
