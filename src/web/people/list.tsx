import type { Account } from '#domain/ports/people.js'
import { PageHead } from '../kit/page-head.js'
import { Table } from '../kit/table.js'
import { Tabs } from '../kit/tabs.js'
import { type Frame, Layout } from '../layout.js'
import type { Voice } from '../voice.js'

export const PeopleTabs = ({ voice, current }: { voice: Voice; current: 'people' | 'tokens' }) => (
  <Tabs
    label={voice.t('web.people')}
    tabs={[
      { href: '/people', label: voice.t('web.people'), isCurrent: current === 'people' },
      { href: '/people/tokens', label: voice.t('web.tokens'), isCurrent: current === 'tokens' },
    ]}
  />
)

/** What an account is like, in a word or two. */
export const accountState = ({ disabledAt, hasPassword }: Account): 'disabled' | 'invited' | 'active' =>
  disabledAt !== null ? 'disabled' : hasPassword ? 'active' : 'invited'

/** Everybody who may do something here. */
export const PeoplePage = ({ frame, accounts }: { frame: Frame; accounts: readonly Account[] }) => {
  const { voice } = frame
  return (
    <Layout frame={frame} title={voice.t('web.people')}>
      <PageHead title={voice.t('web.people')} lead={voice.t('web.people.lead')}>
        <a class="main" href="/people/invite">
          {voice.t('web.people.invite')}
        </a>
      </PageHead>
      <PeopleTabs voice={voice} current="people" />
      <Table
        caption={voice.t('web.people')}
        rows={accounts}
        columns={[
          {
            id: 'name',
            head: voice.t('web.user-name'),
            cell: ({ id, name }) => <a href={`/people/${encodeURIComponent(id)}`}>{name}</a>,
          },
          { id: 'full-name', head: voice.t('web.people.full-name'), cell: ({ fullName }) => fullName },
          { id: 'role', head: voice.t('web.role'), cell: ({ role }) => voice.t(`web.role.${role}`) },
          {
            id: 'state',
            head: voice.t('web.people.state'),
            cell: (account) => voice.t(`web.people.state.${accountState(account)}`),
          },
          {
            id: 'factor',
            head: voice.t('web.factor'),
            cell: ({ hasSecondFactor }) => voice.t(hasSecondFactor ? 'value.yes' : 'value.no'),
          },
        ]}
      />
      {accounts.length === 1 && (
        <p class="note">
          {voice.t('web.people.alone')} <a href="/people/invite">{voice.t('web.people.invite')}</a>
        </p>
      )}
    </Layout>
  )
}
