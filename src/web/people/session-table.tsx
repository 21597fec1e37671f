import type { Session } from '#domain/ports/people.js'
import { Table } from '../kit/table.js'
import type { Voice } from '../voice.js'
import { browserWords } from './browser-words.js'

/** Where somebody is signed in, each with a button that ends it. */
export const SessionTable = ({
  sessions,
  current,
  endAction,
  voice,
}: {
  sessions: readonly Session[]
  /** Id of the reader's own session. */
  current: string | null
  endAction(id: string): string
  voice: Voice
}) => (
  <Table
    caption={voice.t('web.sessions')}
    rows={sessions}
    columns={[
      {
        id: 'browser',
        head: voice.t('web.sessions.browser'),
        cell: ({ id, browser }) => (
          <>
            {browserWords(browser) ?? voice.t('web.sessions.unknown')}
            {id === current && <strong> · {voice.t('web.sessions.this')}</strong>}
          </>
        ),
      },
      { id: 'address', head: voice.t('web.sessions.address'), cell: ({ address }) => address || '–' },
      { id: 'since', head: voice.t('web.sessions.since'), cell: ({ createdAt }) => voice.instant(createdAt) },
      { id: 'seen', head: voice.t('web.sessions.seen'), cell: ({ seenAt }) => voice.ago(seenAt) },
      {
        id: 'end',
        head: voice.t('web.sessions.end'),
        cell: ({ id, browser }) =>
          id === current ? null : (
            <form method="post" action={endAction(id)} class="inline">
              <button
                type="submit"
                class="quiet"
                aria-label={voice.t('web.sessions.end.of', {
                  browser: browserWords(browser) ?? voice.t('web.sessions.unknown'),
                })}
              >
                {voice.t('web.sessions.end')}
              </button>
            </form>
          ),
      },
    ]}
  />
)
