import type { CalendarFeed, CalendarFeedStore } from '#domain/ports/calendar-feeds.js'
import type { Scope } from './connection.js'
import { db, type Param, query } from './query.js'
import type { Tables } from './tables.js'

type Of<T> = T & { organisation: string }

const feeds = db
  .selectFrom('calendar_feeds')
  .select(['id', 'user_id', 'name', 'language', 'has_alarms', 'created_at', 'revoked_at', 'last_used_at'])

const ofUser = query((p: Param<Of<{ user: string }>>) =>
  feeds
    .where('organisation', '=', p('organisation'))
    .where('user_id', '=', p('user'))
    .orderBy('created_at', 'desc')
    .orderBy('id'),
)

const byHash = query((p: Param<Of<{ hash: string }>>) =>
  feeds
    .where('organisation', '=', p('organisation'))
    .where('hash', '=', p('hash'))
    .where('revoked_at', 'is', null),
)

const put = query((p: Param<Tables['calendar_feeds']>) =>
  db.insertInto('calendar_feeds').values({
    organisation: p('organisation'),
    id: p('id'),
    hash: p('hash'),
    user_id: p('user_id'),
    name: p('name'),
    language: p('language'),
    has_alarms: p('has_alarms'),
    created_at: p('created_at'),
    revoked_at: p('revoked_at'),
    last_used_at: p('last_used_at'),
  }),
)

const see = query((p: Param<Of<{ id: string; at: string }>>) =>
  db
    .updateTable('calendar_feeds')
    .set({ last_used_at: p('at') })
    .where('organisation', '=', p('organisation'))
    .where('id', '=', p('id')),
)

const revoke = query((p: Param<Of<{ user: string; id: string; at: string }>>) =>
  db
    .updateTable('calendar_feeds')
    .set({ revoked_at: p('at') })
    .where('organisation', '=', p('organisation'))
    .where('user_id', '=', p('user'))
    .where('id', '=', p('id'))
    .where('revoked_at', 'is', null),
)

type Row = Omit<Tables['calendar_feeds'], 'organisation' | 'hash'>

const toFeed = (row: Row): CalendarFeed => ({
  id: row.id,
  user: row.user_id,
  name: row.name,
  language: row.language,
  hasAlarms: row.has_alarms === 1,
  createdAt: row.created_at,
  revokedAt: row.revoked_at,
  lastUsedAt: row.last_used_at,
})

export const calendarFeedReader = (scope: Scope): CalendarFeedStore['read'] => ({
  feedsOf: async (user) => (await scope.all(ofUser, { user })).map(toFeed),
  byHash: async (hash) => {
    const row = await scope.get(byHash, { hash })
    return row ? toFeed(row) : null
  },
})

export const calendarFeedWriter = (scope: Scope): CalendarFeedStore['write'] => ({
  put: async (feed, hash) => {
    await scope.run(put, {
      hash,
      id: feed.id,
      user_id: feed.user,
      name: feed.name,
      language: feed.language,
      has_alarms: feed.hasAlarms ? 1 : 0,
      created_at: feed.createdAt,
      revoked_at: feed.revokedAt,
      last_used_at: feed.lastUsedAt,
    })
  },
  see: async (id, at) => {
    await scope.run(see, { id, at })
  },
  revoke: async (user, id, at) => (await scope.run(revoke, { user, id, at })) > 0,
})
