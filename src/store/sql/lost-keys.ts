import type { OrganisationReader, OrganisationWriter } from '#domain/ports.js'
import type { Instant } from '#lib/instant.js'
import type { Scope } from './connection.js'
import { db, type Param, query } from './query.js'

const lost = (p: Param<{ organisation: string; subject: string }>) =>
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
    .orderBy('lost_keys.fact_key')

const now = query((p: Param<{ organisation: string; subject: string }>) =>
  lost(p).where('lost_keys.ended_at', 'is', null),
)

const then = query((p: Param<{ organisation: string; subject: string; at: Instant }>) =>
  lost(p)
    .where('lost_keys.since', '<=', p('at'))
    .where((eb) => eb.or([eb('lost_keys.ended_at', 'is', null), eb('lost_keys.ended_at', '>', p('at'))])),
)

interface Key {
  organisation: string
  set: number
  key: string
}

const put = query((p: Param<Key & { hash: string; since: Instant }>) =>
  db
    .insertInto('lost_keys')
    .values({
      organisation: p('organisation'),
      set_id: p('set'),
      fact_key: p('key'),
      hash: p('hash'),
      since: p('since'),
      ended_at: null,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['organisation', 'set_id', 'fact_key', 'since'])
        .doUpdateSet({ hash: p('hash'), ended_at: null }),
    ),
)

const end = query((p: Param<Key & { at: Instant }>) =>
  db
    .updateTable('lost_keys')
    .set({ ended_at: p('at') })
    .where('organisation', '=', p('organisation'))
    .where('set_id', '=', p('set'))
    .where('fact_key', '=', p('key'))
    .where('ended_at', 'is', null),
)

export const lostKeyReader = (scope: Scope): Pick<OrganisationReader, 'lostKeys'> => ({
  lostKeys: async (subject, asOf) =>
    asOf === undefined ? scope.all(now, { subject }) : scope.all(then, { subject, at: asOf }),
})

export const lostKeyWriter = (scope: Scope): Pick<OrganisationWriter, 'putLostKey' | 'endLostKey'> => ({
  putLostKey: async ({ set, key, hash, since }) => {
    await scope.run(end, { set, key, at: since })
    await scope.run(put, { set, key, hash, since })
  },
  endLostKey: async (set, key, at) => {
    await scope.run(end, { set, key, at })
  },
})
