import { type AgentStanding, agentStandings, type ListedAgent } from '#domain/ports/observed.js'
import type { Instant } from '#lib/instant.js'
import { Copyable } from '../kit/copyable.js'
import { SelectField, TextField } from '../kit/field.js'
import { Filters, Pager } from '../kit/filters.js'
import { Empty } from '../kit/notice.js'
import { PageHead } from '../kit/page-head.js'
import { Table } from '../kit/table.js'
import { type Frame, Layout } from '../layout.js'
import type { Voice } from '../voice.js'
import { hostAddress } from './host-head.js'

export const standingOf = ({ revokedAt, staleAt }: ListedAgent, now: Instant): AgentStanding =>
  revokedAt !== null ? 'revoked' : staleAt !== null && staleAt > now ? 'heard' : 'silent'

/** Makes a token that lets computers in. */
const Enrol = ({ frame }: { frame: Frame }) => {
  const { voice } = frame
  return (
    <section id="enrol">
      <form class="form" method="post" action="/agents/tokens">
        <h2>{voice.t('web.agents.enrol')}</h2>
        <p class="whole">{voice.t('web.agents.enrol.what')}</p>
        <TextField
          name="uses"
          type="number"
          label={voice.t('web.agents.uses')}
          value="1"
          min="1"
          max="100000"
          required
        />
        <TextField
          name="hours"
          type="number"
          label={voice.t('web.agents.hours')}
          value="24"
          min="1"
          max="8784"
          required
        />
        <div class="submit">
          <button type="submit">{voice.t('web.agents.token')}</button>
        </div>
      </form>
    </section>
  )
}

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
      <PageHead title={title} lead={voice.t('web.agents.lead')} />
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
      {frame.can('enrol') && <Enrol frame={frame} />}
    </Layout>
  )
}

/** How a computer is let in, with the token in it. */
const lines = (url: string, token: string, fingerprint: string | null) => {
  const pinned = fingerprint === null ? '' : ` --fingerprint ${fingerprint}`
  const enrol = `npx popis agent enrol ${url} ${token}${pinned}`
  return { linux: `${enrol} --config /etc/popis/agent.yaml`, windows: `${enrol} --config agent.yaml` }
}

const Line = ({ label, text, voice }: { label: string; text: string; voice: Voice }) => (
  <>
    <h2>{label}</h2>
    <Copyable text={text} voice={voice} />
  </>
)

export interface TokenProps {
  readonly frame: Frame
  readonly token: string
  readonly url: string
  readonly fingerprint: string | null
  readonly uses: number
  readonly expiresAt: Instant
}

/** A token that was just made; it is shown this once. */
export const TokenPage = ({ frame, token, url, fingerprint, uses, expiresAt }: TokenProps) => {
  const { voice } = frame
  const title = voice.t('web.agents.token.made')
  const { linux, windows } = lines(url, token, fingerprint)
  return (
    <Layout frame={frame} title={title}>
      <PageHead title={title} back={{ href: '/agents', label: voice.t('web.nav.agents') }} />
      <section class="sheet">
        <p class="notice">{voice.t('web.agents.token.once')}</p>
        <p>{voice.t('web.agents.token.serves', { uses, at: voice.instant(expiresAt) })}</p>
        <p>{voice.t('web.agents.token.how')}</p>
        <Line label="Linux" text={linux} voice={voice} />
        <Line label="Windows" text={windows} voice={voice} />
        <p>{voice.t('web.agents.token.then')}</p>
        <Copyable text="npx popis agent run --once" voice={voice} />
      </section>
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
