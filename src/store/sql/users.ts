import type { PeopleStore } from '#domain/ports/people.js'
import { Problem } from '#lib/problem.js'
import type { Connection } from './connection.js'
import { db, type Param, query } from './query.js'
import type { Tables } from './tables.js'

const users = db
  .selectFrom('users')
  .select([
    'id',
    'organisation',
    'name',
    'role',
    'language',
    'created_at as createdAt',
    'password_hash as passwordHash',
  ])

const any = query((_: Param<object>) => db.selectFrom('users').select('id').limit(1))
const byId = query((p: Param<{ id: string }>) => users.where('id', '=', p('id')))
const byName = query((p: Param<{ name: string }>) => users.where('name', '=', p('name')))

const put = query((p: Param<Tables['users']>) =>
  db
    .insertInto('users')
    .values({
      organisation: p('organisation'),
      id: p('id'),
      name: p('name'),
      role: p('role'),
      language: p('language'),
      created_at: p('created_at'),
      password_hash: p('password_hash'),
    })
    .onConflict((conflict) =>
      conflict.columns(['organisation', 'id']).doUpdateSet((eb) => ({
        name: eb.ref('excluded.name'),
        role: eb.ref('excluded.role'),
        language: eb.ref('excluded.language'),
        password_hash: eb.ref('excluded.password_hash'),
      })),
    ),
)

const session = query((p: Param<{ hash: string }>) =>
  db
    .selectFrom('sessions')
    .select(['user_id as user', 'created_at as createdAt', 'expires_at as expiresAt'])
    .where('hash', '=', p('hash')),
)

const putSession = query((p: Param<Tables['sessions']>) =>
  db.insertInto('sessions').values({
    organisation: p('organisation'),
    hash: p('hash'),
    user_id: p('user_id'),
    created_at: p('created_at'),
    expires_at: p('expires_at'),
  }),
)

const endSession = query((p: Param<{ hash: string }>) =>
  db.deleteFrom('sessions').where('hash', '=', p('hash')),
)

type Read = Pick<PeopleStore['read'], 'hasUsers' | 'user' | 'userByName' | 'session'>
type Write = Pick<PeopleStore['write'], 'putUser' | 'putSession' | 'endSession'>

export const userReader = (connection: Connection): Read => ({
  hasUsers: async () => (await connection.get(any, {})) !== undefined,
  user: async (id) => (await connection.get(byId, { id })) ?? null,
  userByName: async (name) => (await connection.get(byName, { name })) ?? null,
  session: async (hash) => (await connection.get(session, { hash })) ?? null,
})

export const userWriter = (connection: Connection): Write => ({
  putUser: async (user) => {
    const namesake = await connection.get(byName, { name: user.name })
    if (namesake && namesake.id !== user.id)
      throw new Problem('conflict', `there is already a user named ${user.name}`)
    await connection.run(put, {
      organisation: user.organisation,
      id: user.id,
      name: user.name,
      role: user.role,
      language: user.language,
      created_at: user.createdAt,
      password_hash: user.passwordHash,
    })
  },
  putSession: async (hash, { user, createdAt, expiresAt }) => {
    const owner = await connection.get(byId, { id: user })
    if (!owner) throw new Problem('not_found', `there is no user ${user}`)
    await connection.run(putSession, {
      organisation: owner.organisation,
      hash,
      user_id: user,
      created_at: createdAt,
      expires_at: expiresAt,
    })
  },
  endSession: async (hash) => {
    await connection.run(endSession, { hash })
  },
})
