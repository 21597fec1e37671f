import type { PeopleStore } from '#domain/ports/people.js'
import type { Connection } from './connection.js'
import { db, type Param, query } from './query.js'
import type { Tables } from './tables.js'

const links = db
  .selectFrom('entry_links')
  .select(['kind', 'organisation', 'user_id as user', 'created_at as createdAt', 'expires_at as expiresAt'])

const byHash = query((p: Param<{ hash: string }>) => links.where('hash', '=', p('hash')))

const ofUser = query((p: Param<{ organisation: string; user: string }>) =>
  links.where('organisation', '=', p('organisation')).where('user_id', '=', p('user')),
)

const put = query((p: Param<Tables['entry_links']>) =>
  db
    .insertInto('entry_links')
    .values({
      organisation: p('organisation'),
      user_id: p('user_id'),
      hash: p('hash'),
      kind: p('kind'),
      created_at: p('created_at'),
      expires_at: p('expires_at'),
    })
    .onConflict((conflict) =>
      conflict.columns(['organisation', 'user_id']).doUpdateSet((eb) => ({
        hash: eb.ref('excluded.hash'),
        kind: eb.ref('excluded.kind'),
        created_at: eb.ref('excluded.created_at'),
        expires_at: eb.ref('excluded.expires_at'),
      })),
    ),
)

const drop = query((p: Param<{ user: string }>) =>
  db.deleteFrom('entry_links').where('user_id', '=', p('user')),
)

type Read = Pick<PeopleStore['read'], 'entryLink' | 'entryLinkOf'>
type Write = Pick<PeopleStore['write'], 'putEntryLink' | 'dropEntryLinks'>

export const entryLinkReader = (connection: Connection): Read => ({
  entryLink: async (hash) => (await connection.get(byHash, { hash })) ?? null,
  entryLinkOf: async (organisation, user) => (await connection.get(ofUser, { organisation, user })) ?? null,
})

export const entryLinkWriter = (connection: Connection): Write => ({
  putEntryLink: async (hash, { organisation, user, kind, createdAt, expiresAt }) => {
    await connection.run(put, {
      organisation,
      user_id: user,
      hash,
      kind,
      created_at: createdAt,
      expires_at: expiresAt,
    })
  },
  dropEntryLinks: async (user) => {
    await connection.run(drop, { user })
  },
})
