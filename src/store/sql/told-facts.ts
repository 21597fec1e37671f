import { sql } from 'kysely'
import type { ObservedStore } from '#domain/ports/observed.js'
import { unpack } from './bodies.js'
import type { Scope } from './connection.js'
import { db, type Param, query } from './query.js'

const tellers = query((p: Param<{ organisation: string }>) =>
  db
    .selectFrom('fact_sets as f')
    .select((eb) => [
      'f.subject',
      'f.agent',
      eb.fn.max('f.observed_at').as('observedAt'),
      sql<number>`max(case when ${eb.ref('f.observed_at')} is null then 1 else 0 end)`.as('isFresh'),
    ])
    .where('f.organisation', '=', p('organisation'))
    .where('f.gone_at', 'is', null)
    .where('f.hash', 'is not', null)
    .groupBy(['f.subject', 'f.agent']),
)

const terms = query((p: Param<{ organisation: string }>) =>
  db
    .selectFrom('agents')
    .select(['id', 'stale_at as staleAt', 'interval_seconds as intervalSeconds'])
    .where('organisation', '=', p('organisation')),
)

const told = query((p: Param<{ organisation: string; topic: string }>) =>
  db
    .selectFrom('fact_sets as f')
    .select([
      'f.subject',
      'f.agent',
      'f.hash',
      'f.observed_at as observedAt',
      'f.shift_seconds as shiftSeconds',
    ])
    .where('f.organisation', '=', p('organisation'))
    .where('f.topic', '=', p('topic'))
    .where('f.gone_at', 'is', null)
    .where('f.hash', 'is not', null)
    .orderBy('f.id'),
)

const bodies = query((p: Param<{ organisation: string; topic: string }>) =>
  db
    .selectFrom('bodies')
    .select(['hash', 'content'])
    .where('organisation', '=', p('organisation'))
    .where('topic', '=', p('topic'))
    .where(
      'hash',
      'in',
      db
        .selectFrom('fact_sets as f')
        .select('f.hash')
        .where('f.organisation', '=', p('organisation'))
        .where('f.topic', '=', p('topic'))
        .where('f.gone_at', 'is', null)
        .where('f.hash', 'is not', null)
        .$castTo<{ hash: string }>(),
    ),
)

/** What of all subjects is told now, in few questions: for who needs it of thousands at once. */
export const toldFactReader = (scope: Scope): Pick<ObservedStore['read'], 'tellers' | 'told'> => ({
  tellers: async () => {
    const agents = new Map((await scope.all(terms, {})).map(({ id, ...term }) => [id, term]))
    return (await scope.all(tellers, {})).map(({ subject, agent, observedAt, isFresh }) => ({
      subject,
      agent,
      observedAt,
      staleAt: isFresh === 1 ? (agents.get(agent)?.staleAt ?? null) : null,
      intervalSeconds: agents.get(agent)?.intervalSeconds ?? 0,
    }))
  },
  told: async (topic) => {
    const facts = new Map<string, readonly unknown[]>()
    for (const { hash, content } of await scope.all(bodies, { topic })) facts.set(hash, unpack(content))
    return (await scope.all(told, { topic })).map(({ hash, ...set }) => ({
      ...set,
      facts: facts.get(hash ?? '') ?? [],
    }))
  },
})
