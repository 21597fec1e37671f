import type { CalendarFeed } from '#domain/ports/calendar-feeds.js'
import type { DueWords } from '#service/due/due-words.js'
import { Copyable } from '../kit/copyable.js'
import { CheckField, SelectField, TextField } from '../kit/field.js'
import { PageHead } from '../kit/page-head.js'
import { Table } from '../kit/table.js'
import { type Frame, Layout } from '../layout.js'
import { DueTabs } from './due-tabs.js'

/** One's own secret addresses: made, seen and revoked. */
export const FeedsPage = ({
  frame,
  words,
  feeds,
  made,
}: {
  frame: Frame
  words: DueWords
  feeds: readonly CalendarFeed[]
  /** The address that was just made, told this once. */
  made: string | null
}) => {
  const { voice } = frame
  return (
    <Layout frame={frame} title={words.t('feeds')}>
      <PageHead title={words.t('feeds')} lead={words.t('feeds.lead')} />
      <DueTabs words={words} current="feeds" />
      {made !== null && (
        <section class="sheet" role="status">
          <h2>{words.t('feeds.made')}</h2>
          <p class="lead">{words.t('feeds.made.what')}</p>
          <Copyable text={made} voice={voice} />
        </section>
      )}
      {feeds.length > 0 && (
        <Table
          caption={words.t('feeds')}
          rows={feeds}
          columns={[
            { id: 'name', head: words.t('feeds.name'), cell: ({ name, id }) => name || id },
            {
              id: 'state',
              head: words.t('column.state'),
              cell: ({ revokedAt }) => words.t(revokedAt === null ? 'feeds.serves' : 'feeds.revoked'),
            },
            {
              id: 'language',
              head: words.t('feeds.language'),
              cell: ({ language }) => voice.languageName(language),
            },
            {
              id: 'made',
              head: words.t('feeds.made-at'),
              cell: ({ createdAt }) => voice.instant(createdAt),
            },
            {
              id: 'used',
              head: words.t('feeds.used'),
              cell: ({ lastUsedAt }) =>
                lastUsedAt === null ? voice.t('value.never') : voice.instant(lastUsedAt),
            },
            {
              id: 'revoke',
              head: words.t('feeds.revoke'),
              cell: ({ id, name, revokedAt }) =>
                revokedAt === null && (
                  <form method="post" action={`/due/feeds/${id}/revoke`} class="inline">
                    <button
                      type="submit"
                      class="danger"
                      aria-label={words.t('feeds.revoke.of', { name: name || id })}
                    >
                      {words.t('feeds.revoke')}
                    </button>
                  </form>
                ),
            },
          ]}
        />
      )}
      <form method="post" action="/due/feeds" class="form">
        <h2>{words.t('feeds.make')}</h2>
        <TextField
          name="name"
          label={words.t('feeds.name')}
          hint={words.t('feeds.name.hint')}
          maxlength={100}
          required
        />
        <SelectField
          name="language"
          label={words.t('feeds.language')}
          value={voice.language}
          choices={voice.languages.map((language) => ({
            value: language,
            label: voice.languageName(language),
          }))}
          required
        />
        <CheckField name="alarms" label={words.t('feeds.alarms')} />
        <div class="submit">
          <button type="submit">{words.t('feeds.make')}</button>
        </div>
      </form>
    </Layout>
  )
}
