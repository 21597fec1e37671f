import { sql } from 'kysely'
import type { SubjectKind } from '#contract/topic.js'
import type { ObservedStore } from '#domain/ports/observed.js'
import { unpack } from './bodies.js'
import type { Scope } from './connection.js'
import { db, type Param, query } from './query.js'

const own = query((p: Param<{ organisation: string }>) =>
  db
    .selectFrom('agents')
    .select(['id', 'subject', 'stale_at as staleAt', 'interval_seconds as intervalSeconds'])
    .where('organisation', '=', p('organisation')),
)

/** Of devices that have no agent of their own: hosts are many, and each is heard by itself. */
const others = query((p: Param<{ organisation: string; kind: SubjectKind }>) =>
  db
    .selectFrom('fact_sets as f')
    .select((eb) => [
      'f.subject',
      'f.agent',
      eb.fn.max('f.observed_at').as('observedAt'),
      sql<number>`max(case when ${eb.ref('f.observed_at')} is null then 1 else 0 end)`.as('isFresh'),
    ])
    .where('f.organisation', '=', p('organisation'))
    .where(
      'f.subject',
      'in',
      db
        .selectFrom('subjects')
        .select('id')
        .where('organisation', '=', p('organisation'))
        .where('kind', '<>', p('kind')),
    )
    .where('f.gone_at', 'is', null)
    .where('f.hash', 'is not', null)
    .groupBy(['f.subject', 'f.agent']),
)

const told = query((p: Param<{ organisation: string; topic: string }>) =>
  db
    .selectFrom('fact_sets as f')
    .leftJoin('bodies as b', (join) =>
      join.onRef('b.organisation', '=', 'f.organisation').onRef('b.hash', '=', 'f.hash'),
    )
    .select([
      'f.subject',
      'f.agent',
      'b.hash',
      'b.content',
      'f.observed_at as observedAt',
      'f.shift_seconds as shiftSeconds',
    ])
    .where('f.organisation', '=', p('organisation'))
    .where('f.topic', '=', p('topic'))
    .where('f.gone_at', 'is', null)
    .where('f.hash', 'is not', null)
    .orderBy('f.id'),
)

/** What of all subjects is told now, in few questions: for who needs it of thousands at once. */
export const toldFactReader = (scope: Scope): Pick<ObservedStore['read'], 'tellers' | 'told'> => ({
  tellers: async () => {
    const agents = await scope.all(own, {})
    const terms = new Map(agents.map((agent) => [agent.id, agent]))
    return [
      ...agents.map(({ id, ...agent }) => ({ ...agent, agent: id, observedAt: null })),
      ...(await scope.all(others, { kind: 'host' })).map(({ subject, agent, observedAt, isFresh }) => ({
        subject,
        agent,
        observedAt,
        staleAt: isFresh === 1 ? (terms.get(agent)?.staleAt ?? null) : null,
        intervalSeconds: terms.get(agent)?.intervalSeconds ?? 0,
      })),
    ]
  },
  told: async (topic) => {
    const facts = new Map<string, readonly unknown[]>()
    const factsOf = (hash: string | null, content: Uint8Array | null) => {
      if (hash === null || content === null) return []
      const known = facts.get(hash) ?? unpack(content)
      facts.set(hash, known)
      return known
    }
    return (await scope.all(told, { topic })).map(
      ({ hash, content, subject, agent, observedAt, shiftSeconds }) => ({
        subject,
        agent,
        observedAt,
        shiftSeconds,
        facts: factsOf(hash, content),
      }),
    )
  },
})
