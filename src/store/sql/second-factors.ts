import type { PeopleStore } from '#domain/ports/people.js'
import type { Connection } from './connection.js'
import { db, type Param, query } from './query.js'
import type { Tables } from './tables.js'
import { homeOf } from './users.js'

const ofUser = query((p: Param<{ user: string }>) =>
  db
    .selectFrom('second_factors')
    .select(['secret', 'confirmed_at as confirmedAt', 'last_step as lastStep'])
    .where('user_id', '=', p('user')),
)

const put = query((p: Param<Tables['second_factors']>) =>
  db
    .insertInto('second_factors')
    .values({
      organisation: p('organisation'),
      user_id: p('user_id'),
      secret: p('secret'),
      confirmed_at: p('confirmed_at'),
      last_step: p('last_step'),
    })
    .onConflict((conflict) =>
      conflict.columns(['organisation', 'user_id']).doUpdateSet((eb) => ({
        secret: eb.ref('excluded.secret'),
        confirmed_at: eb.ref('excluded.confirmed_at'),
        last_step: eb.ref('excluded.last_step'),
      })),
    ),
)

const drop = query((p: Param<{ user: string }>) =>
  db.deleteFrom('second_factors').where('user_id', '=', p('user')),
)

const left = query((p: Param<{ user: string }>) =>
  db
    .selectFrom('recovery_codes')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('user_id', '=', p('user'))
    .where('used_at', 'is', null),
)

const putCode = query((p: Param<Tables['recovery_codes']>) =>
  db.insertInto('recovery_codes').values({
    organisation: p('organisation'),
    user_id: p('user_id'),
    hash: p('hash'),
    used_at: p('used_at'),
  }),
)

const dropCodes = query((p: Param<{ user: string }>) =>
  db.deleteFrom('recovery_codes').where('user_id', '=', p('user')),
)

const useCode = query((p: Param<{ user: string; hash: string; at: string }>) =>
  db
    .updateTable('recovery_codes')
    .set({ used_at: p('at') })
    .where('user_id', '=', p('user'))
    .where('hash', '=', p('hash'))
    .where('used_at', 'is', null),
)

type Read = Pick<PeopleStore['read'], 'secondFactor' | 'recoveryCodes'>
type Write = Pick<
  PeopleStore['write'],
  'putSecondFactor' | 'dropSecondFactor' | 'putRecoveryCodes' | 'useRecoveryCode'
>

export const secondFactorReader = (connection: Connection): Read => ({
  secondFactor: async (user) => (await connection.get(ofUser, { user })) ?? null,
  recoveryCodes: async (user) => (await connection.get(left, { user }))?.count ?? 0,
})

export const secondFactorWriter = (connection: Connection): Write => ({
  putSecondFactor: async (user, { secret, confirmedAt, lastStep }) => {
    await connection.run(put, {
      organisation: await homeOf(connection, user),
      user_id: user,
      secret,
      confirmed_at: confirmedAt,
      last_step: lastStep,
    })
  },
  dropSecondFactor: async (user) => {
    await connection.run(dropCodes, { user })
    await connection.run(drop, { user })
  },
  putRecoveryCodes: async (user, hashes) => {
    const organisation = await homeOf(connection, user)
    await connection.run(dropCodes, { user })
    for (const hash of hashes)
      await connection.run(putCode, { organisation, user_id: user, hash, used_at: null })
  },
  useRecoveryCode: async (user, hash, at) => (await connection.run(useCode, { user, hash, at })) > 0,
})
