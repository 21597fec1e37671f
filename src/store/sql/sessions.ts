import type { PeopleStore } from '#domain/ports/people.js'
import { Problem } from '#lib/problem.js'
import type { Connection } from './connection.js'
import { db, type Param, query } from './query.js'
import type { Tables } from './tables.js'

const sessions = db
  .selectFrom('sessions')
  .select([
    'id',
    'organisation',
    'user_id as user',
    'created_at as createdAt',
    'expires_at as expiresAt',
    'seen_at as seenAt',
    'address',
    'browser',
  ])

const byHash = query((p: Param<{ hash: string }>) => sessions.where('hash', '=', p('hash')))

const ofUser = query((p: Param<{ organisation: string; user: string }>) =>
  sessions
    .where('organisation', '=', p('organisation'))
    .where('user_id', '=', p('user'))
    .orderBy('created_at', 'desc')
    .orderBy('id'),
)

const granted = query((p: Param<{ organisation: string; user: string }>) =>
  db
    .selectFrom('grants')
    .select('role')
    .where('organisation', '=', p('organisation'))
    .where('user_id', '=', p('user')),
)

const put = query((p: Param<Tables['sessions']>) =>
  db.insertInto('sessions').values({
    organisation: p('organisation'),
    hash: p('hash'),
    id: p('id'),
    user_id: p('user_id'),
    created_at: p('created_at'),
    expires_at: p('expires_at'),
    seen_at: p('seen_at'),
    address: p('address'),
    browser: p('browser'),
  }),
)

const see = query((p: Param<{ hash: string; at: string }>) =>
  db
    .updateTable('sessions')
    .set({ seen_at: p('at') })
    .where('hash', '=', p('hash')),
)

const end = query((p: Param<{ hash: string }>) => db.deleteFrom('sessions').where('hash', '=', p('hash')))

const endOf = query((p: Param<{ organisation: string; user: string; id: string }>) =>
  db
    .deleteFrom('sessions')
    .where('organisation', '=', p('organisation'))
    .where('user_id', '=', p('user'))
    .where('id', '=', p('id')),
)

const endAll = query((p: Param<{ user: string; kept: string }>) =>
  db.deleteFrom('sessions').where('user_id', '=', p('user')).where('hash', '!=', p('kept')),
)

const forget = query((p: Param<{ expiredAt: string }>) =>
  db.deleteFrom('sessions').where('expires_at', '<=', p('expiredAt')),
)

type Read = Pick<PeopleStore['read'], 'session' | 'sessions'>
type Write = Pick<
  PeopleStore['write'],
  'putSession' | 'seeSession' | 'endSession' | 'endSessionOf' | 'endSessions' | 'forgetSessions'
>

export const sessionReader = (connection: Connection): Read => ({
  session: async (hash) => (await connection.get(byHash, { hash })) ?? null,
  sessions: async (organisation, user) => connection.all(ofUser, { organisation, user }),
})

export const sessionWriter = (connection: Connection): Write => ({
  putSession: async (hash, { id, organisation, user, createdAt, expiresAt, seenAt, address, browser }) => {
    if (!(await connection.get(granted, { organisation, user })))
      throw new Problem('not_found', `there is no user ${user} in ${organisation}`)
    await connection.run(put, {
      organisation,
      hash,
      id,
      user_id: user,
      created_at: createdAt,
      expires_at: expiresAt,
      seen_at: seenAt,
      address,
      browser,
    })
  },
  seeSession: async (hash, at) => {
    await connection.run(see, { hash, at })
  },
  endSession: async (hash) => {
    await connection.run(end, { hash })
  },
  endSessionOf: async (organisation, user, id) =>
    (await connection.run(endOf, { organisation, user, id })) > 0,
  endSessions: async (user, kept = '') => connection.run(endAll, { user, kept }),
  forgetSessions: async (expiredAt) => {
    await connection.run(forget, { expiredAt })
  },
})
