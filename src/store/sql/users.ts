import type { Account, Grant, PeopleStore } from '#domain/ports/people.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import type { Connection } from './connection.js'
import { db, type Param, query } from './query.js'
import type { Tables } from './tables.js'

const users = db
  .selectFrom('users')
  .select([
    'id',
    'organisation',
    'name',
    'full_name as fullName',
    'mail',
    'language',
    'created_at as createdAt',
    'disabled_at as disabledAt',
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
      full_name: p('full_name'),
      mail: p('mail'),
      language: p('language'),
      created_at: p('created_at'),
      disabled_at: p('disabled_at'),
      password_hash: p('password_hash'),
    })
    .onConflict((conflict) =>
      conflict.columns(['organisation', 'id']).doUpdateSet((eb) => ({
        name: eb.ref('excluded.name'),
        full_name: eb.ref('excluded.full_name'),
        mail: eb.ref('excluded.mail'),
        language: eb.ref('excluded.language'),
        disabled_at: eb.ref('excluded.disabled_at'),
        password_hash: eb.ref('excluded.password_hash'),
      })),
    ),
)

const grant = query((p: Param<{ organisation: string; user: string }>) =>
  db
    .selectFrom('grants')
    .select(['organisation', 'user_id as user', 'role', 'person', 'offices', 'granted_at as grantedAt'])
    .where('organisation', '=', p('organisation'))
    .where('user_id', '=', p('user')),
)

const putGrant = query((p: Param<Tables['grants']>) =>
  db
    .insertInto('grants')
    .values({
      organisation: p('organisation'),
      user_id: p('user_id'),
      role: p('role'),
      person: p('person'),
      offices: p('offices'),
      granted_at: p('granted_at'),
    })
    .onConflict((conflict) =>
      conflict.columns(['organisation', 'user_id']).doUpdateSet((eb) => ({
        role: eb.ref('excluded.role'),
        person: eb.ref('excluded.person'),
        offices: eb.ref('excluded.offices'),
      })),
    ),
)

const accounts = db
  .selectFrom('grants')
  .innerJoin('users', 'users.id', 'grants.user_id')
  .leftJoin('second_factors', (join) =>
    join
      .onRef('second_factors.organisation', '=', 'users.organisation')
      .onRef('second_factors.user_id', '=', 'users.id'),
  )
  .select([
    'users.id',
    'users.organisation',
    'users.name',
    'users.full_name as fullName',
    'users.mail',
    'users.language',
    'users.created_at as createdAt',
    'users.disabled_at as disabledAt',
    'users.password_hash as passwordHash',
    'grants.role',
    'grants.person',
    'grants.offices',
    'second_factors.confirmed_at as confirmedAt',
  ])

const all = query((p: Param<{ organisation: string }>) =>
  accounts.where('grants.organisation', '=', p('organisation')).orderBy('users.name'),
)
const one = query((p: Param<{ organisation: string; user: string }>) =>
  accounts.where('grants.organisation', '=', p('organisation')).where('grants.user_id', '=', p('user')),
)

interface AccountRow extends Omit<Account, 'offices' | 'hasPassword' | 'hasSecondFactor'> {
  readonly offices: string
  readonly passwordHash: string | null
  readonly confirmedAt: string | null
}

const officesOf = (json: string): string[] => JSON.parse(json) as string[]

const accountOf = ({ offices, passwordHash, confirmedAt, ...row }: AccountRow): Account => ({
  ...row,
  offices: officesOf(offices),
  hasPassword: passwordHash !== null,
  hasSecondFactor: confirmedAt !== null,
})

type Read = Pick<PeopleStore['read'], 'hasUsers' | 'user' | 'userByName' | 'grant' | 'accounts' | 'account'>
type Write = Pick<PeopleStore['write'], 'putUser' | 'putGrant'>

export const userReader = (connection: Connection): Read => ({
  hasUsers: async () => (await connection.get(any, {})) !== undefined,
  user: async (id) => (await connection.get(byId, { id })) ?? null,
  userByName: async (name) => (await connection.get(byName, { name })) ?? null,
  grant: async (organisation, user) => {
    const row = await connection.get(grant, { organisation, user })
    return row ? { ...row, offices: officesOf(row.offices) } : null
  },
  accounts: async (organisation) => (await connection.all(all, { organisation })).map(accountOf),
  account: async (organisation, user) => {
    const row = await connection.get(one, { organisation, user })
    return row ? accountOf(row) : null
  },
})

/** The organisation that keeps what belongs to a user. @throws Problem not_found. */
export const homeOf = async (connection: Connection, user: string): Promise<string> => {
  const known = await connection.get(byId, { id: user })
  if (!known) throw new Problem('not_found', `there is no user ${user}`)
  return known.organisation
}

export const userWriter = (connection: Connection): Write => ({
  putUser: async (user) => {
    const namesake = await connection.get(byName, { name: user.name })
    if (namesake && namesake.id !== user.id)
      throw new Problem('conflict', said`There is already a user named ${user.name}.`)
    await connection.run(put, {
      organisation: user.organisation,
      id: user.id,
      name: user.name,
      full_name: user.fullName,
      mail: user.mail,
      language: user.language,
      created_at: user.createdAt,
      disabled_at: user.disabledAt,
      password_hash: user.passwordHash,
    })
  },
  putGrant: async ({ organisation, user, role, person, offices, grantedAt }: Grant) => {
    await homeOf(connection, user)
    await connection.run(putGrant, {
      organisation,
      user_id: user,
      role,
      person,
      offices: JSON.stringify(offices),
      granted_at: grantedAt,
    })
  },
})
