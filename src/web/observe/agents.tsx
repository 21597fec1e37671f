import { type AgentStanding, agentStandings, type ListedAgent } from '#domain/ports/observed.js'
import type { Instant } from '#lib/instant.js'
import { SelectField, TextField } from '../kit/field.js'
import { Filters, Pager } from '../kit/filters.js'
import { Empty } from '../kit/notice.js'
import { PageHead } from '../kit/page-head.js'
import { Table } from '../kit/table.js'
import { type Frame, Layout } from '../layout.js'
import { hostAddress } from './host-head.js'

export const standingOf = ({ revokedAt, staleAt }: ListedAgent, now: Instant): AgentStanding =>
  revokedAt !== null ? 'revoked' : staleAt !== null && staleAt > now ? 'heard' : 'silent'

const standingClass: Record<AgentStanding, string> = { heard: 'heard', silent: 'silent', revoked: 'muted' }

const columns = (frame: Frame, now: Instant) => {
  const { voice } = frame
  const all = [
    {
      id: 'host',
      head: voice.t('web.agents.host'),
      cell: (agent: ListedAgent) => <a href={hostAddress(agent.subject)}>{agent.subjectName}</a>,
    },
    { id: 'version', head: voice.t('web.agents.version'), cell: ({ version }: ListedAgent) => version },
    {
      id: 'standing',
      head: voice.t('web.agents.standing'),
      cell: (agent: ListedAgent) => {
        const standing = standingOf(agent, now)
        return (
          <>
            <span class={standingClass[standing]}>{voice.t(`web.agents.standing.${standing}`)}</span>
            {standing === 'revoked' && agent.revokedAt && (
              <span class="muted"> {voice.t('web.since', { at: voice.instant(agent.revokedAt) })}</span>
            )}
            {standing === 'silent' && agent.staleAt && (
              <span class="muted"> {voice.t('web.since', { at: voice.instant(agent.staleAt) })}</span>
            )}
          </>
        )
      },
    },
    {
      id: 'last',
      head: voice.t('web.last-report'),
      cell: ({ receivedAt }: ListedAgent) =>
        receivedAt ? voice.instant(receivedAt) : voice.t('value.never'),
    },
    {
      id: 'skew',
      head: voice.t('web.field.clockSkewSeconds'),
      isNumber: true,
      // It is measured at each report: before the first nothing is known of it.
      cell: ({ receivedAt, skewSeconds }: ListedAgent) =>
        receivedAt ? `${voice.number(skewSeconds)} s` : '–',
    },
    {
      id: 'enrolled',
      head: voice.t('web.agents.enrolled'),
      cell: ({ enrolledAt }: ListedAgent) => voice.instant(enrolledAt),
    },
  ]
  if (!frame.can('retire')) return all
  return [
    ...all,
    {
      id: 'revoke',
      head: voice.t('web.agents.revoke'),
      cell: ({ id, revokedAt, subjectName }: ListedAgent) =>
        revokedAt === null && (
          <a
            href={`/agents/${encodeURIComponent(id)}/revoke`}
            aria-label={voice.t('web.agents.revoke.of', { host: subjectName })}
          >
            {voice.t('web.agents.revoke')}
          </a>
        ),
    },
  ]
}

export interface AgentsProps {
  readonly frame: Frame
  readonly agents: readonly ListedAgent[]
  readonly next: string | null
  readonly text: string
  readonly standing: AgentStanding | null
  readonly now: Instant
}

/** The agents there are, and the way to let in another. */
export const AgentsPage = ({ frame, agents, next, text, standing, now }: AgentsProps) => {
  const { voice, address } = frame
  const title = voice.t('web.nav.agents')
  const isAsked = text !== '' || standing !== null
  return (
    <Layout frame={frame} title={title}>
      <PageHead title={title} lead={voice.t('web.agents.lead')}>
        {frame.can('enrol') && (
          <a class="button main" href="/agents/add">
            {voice.t('web.add')}
          </a>
        )}
      </PageHead>
      {agents.length === 0 && !isAsked ? (
        <Empty title={voice.t('web.silence.no-agents')}>
          <p>{voice.t('web.agents.empty')}</p>
        </Empty>
      ) : (
        <>
          <Filters action="/agents" voice={voice}>
            <TextField name="q" type="search" label={voice.t('web.agents.host')} value={text} />
            <SelectField
              name="standing"
              label={voice.t('web.agents.standing')}
              value={standing ?? undefined}
              empty={voice.t('web.any')}
              choices={agentStandings.map((value) => ({
                value,
                label: voice.t(`web.agents.standing.${value}`),
              }))}
            />
          </Filters>
          {agents.length === 0 ? (
            <p class="nothing-yet">{voice.t('web.agents.none')}</p>
          ) : (
            <Table caption={title} columns={columns(frame, now)} rows={agents} />
          )}
          <Pager address={address} next={next} voice={voice} />
        </>
      )}
    </Layout>
  )
}

/** Asks once more before the key of an agent ends. */
export const RevokePage = ({ frame, id, host }: { frame: Frame; id: string; host: string }) => {
  const { voice } = frame
  const title = voice.t('web.agents.revoke.sure', { host })
  return (
    <Layout frame={frame} title={title}>
      <PageHead title={title} back={{ href: '/agents', label: voice.t('web.nav.agents') }} />
      <form class="form narrow" method="post" action={`/agents/${encodeURIComponent(id)}/revoke`}>
        <p>{voice.t('web.agents.revoke.what')}</p>
        <div class="submit">
          <button type="submit" class="danger">
            {voice.t('web.agents.revoke')}
          </button>
          <a href="/agents">{voice.t('web.cancel')}</a>
        </div>
      </form>
    </Layout>
  )
}
