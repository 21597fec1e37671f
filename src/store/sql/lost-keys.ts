import type { OrganisationReader, OrganisationWriter } from '#domain/ports.js'
import type { Instant } from '#lib/instant.js'
import type { Scope } from './connection.js'
import { db, type Param, query } from './query.js'

const ofSubject = query((p: Param<{ organisation: string; subject: string }>) =>
  db
    .selectFrom('fact_sets')
    .innerJoin('lost_keys', (join) =>
      join
        .onRef('lost_keys.organisation', '=', 'fact_sets.organisation')
        .onRef('lost_keys.set_id', '=', 'fact_sets.id'),
    )
    .select(['lost_keys.set_id as set', 'lost_keys.fact_key as key', 'lost_keys.hash', 'lost_keys.since'])
    .where('fact_sets.organisation', '=', p('organisation'))
    .where('fact_sets.subject', '=', p('subject'))
    .orderBy('lost_keys.set_id')
    .orderBy('lost_keys.fact_key'),
)

const put = query(
  (p: Param<{ organisation: string; set: number; key: string; hash: string; since: Instant }>) =>
    db
      .insertInto('lost_keys')
      .values({
        organisation: p('organisation'),
        set_id: p('set'),
        fact_key: p('key'),
        hash: p('hash'),
        since: p('since'),
      })
      .onConflict((conflict) =>
        conflict
          .columns(['organisation', 'set_id', 'fact_key'])
          .doUpdateSet({ hash: p('hash'), since: p('since') }),
      ),
)

const drop = query((p: Param<{ organisation: string; set: number; key: string }>) =>
  db
    .deleteFrom('lost_keys')
    .where('organisation', '=', p('organisation'))
    .where('set_id', '=', p('set'))
    .where('fact_key', '=', p('key')),
)

export const lostKeyReader = (scope: Scope): Pick<OrganisationReader, 'lostKeys'> => ({
  lostKeys: async (subject) => scope.all(ofSubject, { subject }),
})

export const lostKeyWriter = (scope: Scope): Pick<OrganisationWriter, 'putLostKey' | 'dropLostKey'> => ({
  putLostKey: async ({ set, key, hash, since }) => {
    await scope.run(put, { set, key, hash, since })
  },
  dropLostKey: async (set, key) => {
    await scope.run(drop, { set, key })
  },
})
