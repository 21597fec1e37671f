import type { PeopleStore } from '#domain/ports/people.js'
import type { Instant } from '#lib/instant.js'
import type { Connection } from './connection.js'
import { db, type Param, query } from './query.js'
import type { Tables } from './tables.js'

/** The first code is made before there is an organisation. */
const nobody = ''

const apiTokens = db
  .selectFrom('api_tokens')
  .select([
    'id',
    'organisation',
    'role',
    'name',
    'made_by as madeBy',
    'created_at as createdAt',
    'expires_at as expiresAt',
    'revoked_at as revokedAt',
    'last_used_at as lastUsedAt',
  ])

const apiToken = query((p: Param<{ hash: string }>) => apiTokens.where('hash', '=', p('hash')))

const apiTokensOf = query((p: Param<{ organisation: string }>) =>
  apiTokens.where('organisation', '=', p('organisation')).orderBy('created_at', 'desc').orderBy('id'),
)

const seeApiToken = query((p: Param<{ hash: string; at: string }>) =>
  db
    .updateTable('api_tokens')
    .set({ last_used_at: p('at') })
    .where('hash', '=', p('hash')),
)

const revokeApiToken = query((p: Param<{ organisation: string; id: string; at: string }>) =>
  db
    .updateTable('api_tokens')
    .set({ revoked_at: p('at') })
    .where('organisation', '=', p('organisation'))
    .where('id', '=', p('id'))
    .where('revoked_at', 'is', null),
)

const putApiToken = query((p: Param<Tables['api_tokens']>) =>
  db
    .insertInto('api_tokens')
    .values({
      organisation: p('organisation'),
      id: p('id'),
      hash: p('hash'),
      role: p('role'),
      name: p('name'),
      made_by: p('made_by'),
      created_at: p('created_at'),
      expires_at: p('expires_at'),
      revoked_at: p('revoked_at'),
      last_used_at: p('last_used_at'),
    })
    .onConflict((conflict) =>
      conflict.columns(['organisation', 'id']).doUpdateSet((eb) => ({
        hash: eb.ref('excluded.hash'),
        role: eb.ref('excluded.role'),
        name: eb.ref('excluded.name'),
        expires_at: eb.ref('excluded.expires_at'),
        revoked_at: eb.ref('excluded.revoked_at'),
      })),
    ),
)

const firstCode = query((p: Param<{ organisation: string }>) =>
  db
    .selectFrom('first_codes')
    .select(['hash', 'expires_at as expiresAt'])
    .where('organisation', '=', p('organisation')),
)

const putFirstCode = query((p: Param<Tables['first_codes']>) =>
  db
    .insertInto('first_codes')
    .values({ organisation: p('organisation'), hash: p('hash'), expires_at: p('expires_at') })
    .onConflict((conflict) =>
      conflict.columns(['organisation']).doUpdateSet((eb) => ({
        hash: eb.ref('excluded.hash'),
        expires_at: eb.ref('excluded.expires_at'),
      })),
    ),
)

const useFirstCode = query((p: Param<{ organisation: string }>) =>
  db.deleteFrom('first_codes').where('organisation', '=', p('organisation')),
)

const putEnrolmentToken = query((p: Param<Tables['enrolment_tokens']>) =>
  db.insertInto('enrolment_tokens').values({
    organisation: p('organisation'),
    hash: p('hash'),
    expires_at: p('expires_at'),
    uses_left: p('uses_left'),
  }),
)

const enrolmentToken = query((p: Param<{ hash: string }>) =>
  db
    .selectFrom('enrolment_tokens')
    .select(['organisation', 'expires_at as expiresAt', 'uses_left as usesLeft'])
    .where('hash', '=', p('hash')),
)

const takeUse = query((p: Param<{ organisation: string; hash: string }>) =>
  db
    .updateTable('enrolment_tokens')
    .set((eb) => ({ uses_left: eb('uses_left', '-', 1) }))
    .where('organisation', '=', p('organisation'))
    .where('hash', '=', p('hash')),
)

const lookAtToken = async (
  connection: Connection,
  hash: string,
  now: Instant,
): Promise<{ organisation: string } | 'unknown' | 'expired' | 'used-up'> => {
  const token = await connection.get(enrolmentToken, { hash })
  if (!token) return 'unknown'
  if (token.expiresAt <= now) return 'expired'
  if (token.usesLeft < 1) return 'used-up'
  return { organisation: token.organisation }
}

type Read = Pick<PeopleStore['read'], 'apiToken' | 'apiTokens' | 'firstCode' | 'enrolmentToken'>
type Write = Pick<
  PeopleStore['write'],
  | 'putApiToken'
  | 'seeApiToken'
  | 'revokeApiToken'
  | 'putFirstCode'
  | 'useFirstCode'
  | 'putEnrolmentToken'
  | 'useEnrolmentToken'
>

export const credentialReader = (connection: Connection): Read => ({
  apiToken: async (hash) => (await connection.get(apiToken, { hash })) ?? null,
  apiTokens: async (organisation) => connection.all(apiTokensOf, { organisation }),
  firstCode: async () => (await connection.get(firstCode, { organisation: nobody })) ?? null,
  enrolmentToken: (hash, now) => lookAtToken(connection, hash, now),
})

export const credentialWriter = (connection: Connection): Write => ({
  putApiToken: async (hash, token) => {
    await connection.run(putApiToken, {
      organisation: token.organisation,
      id: token.id,
      hash,
      role: token.role,
      name: token.name,
      made_by: token.madeBy,
      created_at: token.createdAt,
      expires_at: token.expiresAt,
      revoked_at: token.revokedAt,
      last_used_at: token.lastUsedAt,
    })
  },
  seeApiToken: async (hash, at) => {
    await connection.run(seeApiToken, { hash, at })
  },
  revokeApiToken: async (organisation, id, at) =>
    (await connection.run(revokeApiToken, { organisation, id, at })) > 0,
  putFirstCode: async (hash, expiresAt) => {
    await connection.run(putFirstCode, { organisation: nobody, hash, expires_at: expiresAt })
  },
  useFirstCode: async () => {
    await connection.run(useFirstCode, { organisation: nobody })
  },
  putEnrolmentToken: async (hash, { organisation, expiresAt, uses }) => {
    await connection.run(putEnrolmentToken, { organisation, hash, expires_at: expiresAt, uses_left: uses })
  },
  useEnrolmentToken: async (hash, now) => {
    const token = await lookAtToken(connection, hash, now)
    if (typeof token !== 'string') await connection.run(takeUse, { ...token, hash })
    return token
  },
})
