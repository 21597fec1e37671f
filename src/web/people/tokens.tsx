import { type ApiToken, roles } from '#domain/ports/people.js'
import type { Instant } from '#lib/instant.js'
import { Copyable } from '../kit/copyable.js'
import { SelectField, TextField } from '../kit/field.js'
import { PageHead } from '../kit/page-head.js'
import { Table } from '../kit/table.js'
import { type Frame, Layout } from '../layout.js'
import { PeopleTabs } from './list.js'

const stateOf = ({ revokedAt, expiresAt }: ApiToken, now: Instant): 'revoked' | 'expired' | 'serves' => {
  if (revokedAt !== null) return 'revoked'
  return expiresAt !== null && expiresAt <= now ? 'expired' : 'serves'
}

/** How long a token may serve, in days; nothing at all is for ever. */
export const tokenDays = ['1', '7', '30', '90', '365'] as const

/** API tokens: who made which, and when it was last used. */
export const TokensPage = ({
  frame,
  tokens,
  names,
  now,
  made,
}: {
  frame: Frame
  tokens: readonly ApiToken[]
  /** What their makers are called. */
  names: ReadonlyMap<string, string>
  now: Instant
  /** A token that was just made, told this once. */
  made: string | null
}) => {
  const { voice } = frame
  const instant = (at: Instant | null, none: string) => (at === null ? voice.t(none) : voice.instant(at))
  return (
    <Layout frame={frame} title={voice.t('web.tokens')}>
      <PageHead title={voice.t('web.tokens')} lead={voice.t('web.tokens.lead')} />
      <PeopleTabs voice={voice} current="tokens" />
      {made !== null && (
        <section class="sheet" role="status">
          <h2>{voice.t('web.tokens.made')}</h2>
          <p class="lead">{voice.t('web.tokens.made.what')}</p>
          <Copyable text={made} voice={voice} />
        </section>
      )}
      {tokens.length > 0 && (
        <Table
          caption={voice.t('web.tokens')}
          rows={tokens}
          columns={[
            { id: 'name', head: voice.t('web.tokens.name'), cell: ({ id, name }) => name || id },
            { id: 'role', head: voice.t('web.role'), cell: ({ role }) => voice.t(`web.role.${role}`) },
            {
              id: 'state',
              head: voice.t('web.people.state'),
              cell: (token) => voice.t(`web.tokens.${stateOf(token, now)}`),
            },
            {
              id: 'maker',
              head: voice.t('web.tokens.maker'),
              cell: ({ madeBy }) => names.get(madeBy) ?? madeBy,
            },
            {
              id: 'made',
              head: voice.t('web.sessions.since'),
              cell: ({ createdAt }) => voice.instant(createdAt),
            },
            {
              id: 'expires',
              head: voice.t('web.tokens.expires'),
              cell: ({ expiresAt }) => instant(expiresAt, 'web.tokens.never-ends'),
            },
            {
              id: 'used',
              head: voice.t('web.tokens.used'),
              cell: ({ lastUsedAt }) => instant(lastUsedAt, 'value.never'),
            },
            {
              id: 'revoke',
              head: voice.t('web.tokens.revoke'),
              cell: (token) =>
                stateOf(token, now) !== 'serves' ? null : (
                  <form method="post" action={`/people/tokens/${token.id}/revoke`} class="inline">
                    <button
                      type="submit"
                      class="danger"
                      aria-label={voice.t('web.tokens.revoke.of', { name: token.name || token.id })}
                    >
                      {voice.t('web.tokens.revoke')}
                    </button>
                  </form>
                ),
            },
          ]}
        />
      )}
      <form method="post" action="/people/tokens" class="form">
        <h2>{voice.t('web.tokens.make')}</h2>
        <TextField
          name="name"
          label={voice.t('web.tokens.name')}
          hint={voice.t('web.tokens.name.hint')}
          maxlength={100}
          required
        />
        <SelectField
          name="role"
          label={voice.t('web.role')}
          value="viewer"
          choices={roles.map((role) => ({ value: role, label: voice.t(`web.role.${role}.what`) }))}
          required
        />
        <SelectField
          name="days"
          label={voice.t('web.tokens.expires')}
          value="90"
          empty={voice.t('web.tokens.never-ends')}
          choices={tokenDays.map((days) => ({
            value: days,
            label: voice.t('web.tokens.days', { days: Number(days) }),
          }))}
        />
        <div class="submit">
          <button type="submit">{voice.t('web.tokens.make')}</button>
        </div>
      </form>
    </Layout>
  )
}
