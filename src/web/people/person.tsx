import type { Account, EntryLink, Session } from '#domain/ports/people.js'
import { Complaint } from '../kit/notice.js'
import { PageHead } from '../kit/page-head.js'
import { type Frame, Layout } from '../layout.js'
import { type FieldProps, RoleField, WhoFields } from './account-fields.js'
import { accountState } from './list.js'
import { SessionTable } from './session-table.js'

export interface PersonPageProps extends Omit<FieldProps, 'voice'> {
  readonly frame: Frame
  readonly account: Account
  readonly sessions: readonly Session[]
  readonly link: EntryLink | null
  readonly isLastAdmin: boolean
  /** The reader's own account: some things are not done to oneself. */
  readonly isSelf: boolean
  /** Id of the reader's own session. */
  readonly current: string | null
  readonly complaint: string | null
}

const State = ({ frame, account, link }: PersonPageProps) => {
  const { voice } = frame
  return (
    <section class="sheet">
      <dl class="pairs">
        <div>
          <dt>{voice.t('web.people.state')}</dt>
          <dd>{voice.t(`web.people.state.${accountState(account)}`)}</dd>
        </div>
        <div>
          <dt>{voice.t('web.factor')}</dt>
          <dd>{voice.t(account.hasSecondFactor ? 'value.yes' : 'value.no')}</dd>
        </div>
        <div>
          <dt>{voice.t('web.people.since')}</dt>
          <dd>{voice.instant(account.createdAt)}</dd>
        </div>
        {link !== null && (
          <div>
            <dt>{voice.t(`web.people.link.open.${link.kind}`)}</dt>
            <dd>{voice.t('web.people.link.until', { until: voice.instant(link.expiresAt) })}</dd>
          </div>
        )}
      </dl>
    </section>
  )
}

const Action = ({
  action,
  label,
  hint,
  isGrave = false,
}: {
  action: string
  label: string
  hint: string
  isGrave?: boolean
}) => (
  <form method="post" action={action} class="form">
    <p class="whole">{hint}</p>
    <div class="submit">
      <button type="submit" class={isGrave ? 'danger' : 'quiet'}>
        {label}
      </button>
    </div>
  </form>
)

const Actions = ({ frame, account, isLastAdmin, isSelf }: PersonPageProps) => {
  const { voice } = frame
  const path = `/people/${encodeURIComponent(account.id)}`
  const words = (key: string) => ({
    label: voice.t(`web.people.${key}`),
    hint: voice.t(`web.people.${key}.what`),
  })
  if (isSelf) return <p class="note">{voice.t('web.people.self')}</p>
  return (
    <div class="forms">
      {account.disabledAt === null && <Action action={`${path}/reset`} {...words('reset')} />}
      {account.hasSecondFactor && (
        <Action action={`${path}/second-factor/drop`} {...words('drop-factor')} isGrave />
      )}
      {account.disabledAt !== null ? (
        <Action action={`${path}/enable`} {...words('enable')} />
      ) : (
        !isLastAdmin && <Action action={`${path}/disable`} {...words('disable')} isGrave />
      )}
    </div>
  )
}

/** One account, for an administrator. */
export const PersonPage = (props: PersonPageProps) => {
  const { frame, account, sessions, isLastAdmin, current, complaint, ...fields } = props
  const { voice } = frame
  const path = `/people/${encodeURIComponent(account.id)}`
  return (
    <Layout frame={frame} title={account.name}>
      <PageHead
        title={account.name}
        lead={account.fullName}
        back={{ href: '/people', label: voice.t('web.people') }}
      >
        {frame.can('audit') && (
          <a href={`/audit?who=${encodeURIComponent(account.name)}`}>{voice.t('web.people.audit')}</a>
        )}
      </PageHead>
      <Complaint voice={voice} text={complaint} />
      <State {...props} />
      <form method="post" action={`${path}/role`} class="form narrow">
        <h2>{voice.t('web.role')}</h2>
        {isLastAdmin ? (
          <p class="note whole">{voice.t('web.people.last-admin')}</p>
        ) : (
          <>
            <RoleField voice={voice} value={account.role} />
            <div class="submit">
              <button type="submit">{voice.t('web.people.role.set')}</button>
            </div>
          </>
        )}
      </form>
      <form method="post" action={path} class="form">
        <h2>{voice.t('web.account.who')}</h2>
        <WhoFields voice={voice} {...fields} />
        <div class="submit">
          <button type="submit">{voice.t('web.save')}</button>
        </div>
      </form>
      <section class="sheet">
        <h2>{voice.t('web.sessions')}</h2>
        {sessions.length === 0 ? (
          <p>{voice.t('web.sessions.none')}</p>
        ) : (
          <>
            <SessionTable
              sessions={sessions}
              current={current}
              endAction={(id) => `${path}/sessions/${id}/end`}
              voice={voice}
            />
            <form method="post" action={`${path}/sessions/end`}>
              <button type="submit" class="danger">
                {voice.t('web.sessions.end-all')}
              </button>
            </form>
          </>
        )}
      </section>
      <Actions {...props} />
    </Layout>
  )
}
