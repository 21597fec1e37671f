import { sql } from 'kysely'
import type { SubjectKind } from '#contract/topic.js'
import type { ObservedStore, ToldSet } from '#domain/ports/observed.js'
import type { Instant } from '#lib/instant.js'
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

/** Bytes cost more to hand over than text: only what is compressed is told as bytes. */
const contents = query((p: Param<{ organisation: string; hashes: string }>) =>
  db
    .selectFrom('bodies')
    .select((eb) => [
      'hash',
      sql<
        Uint8Array | string
      >`case when substr(${eb.ref('content')}, 1, 1) = x'5b' then cast(${eb.ref('content')} as text) else ${eb.ref('content')} end`.as(
        'content',
      ),
    ])
    .where('organisation', '=', p('organisation'))
    // However many: as JSON it is one parameter.
    .where('hash', 'in', sql<string>`(select value from json_each(${p('hashes')}))`),
)

/** A set with its facts as they lie on disk: of most nobody asks twice, and what was read would be kept for thousands. */
class Told implements ToldSet {
  constructor(
    readonly topic: string,
    readonly subject: string,
    readonly agent: string,
    readonly observedAt: Instant | null,
    readonly shiftSeconds: number,
    readonly hash: string | null,
    private readonly content: Uint8Array | string,
  ) {}
  get facts(): readonly unknown[] {
    return typeof this.content === 'string' ? (JSON.parse(this.content) as unknown[]) : unpack(this.content)
  }
}

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
  told: async (topics) => {
    const found: ToldSet[] = []
    for (const topic of topics) {
      const sets = await scope.all(told, { topic })
      const hashes = JSON.stringify([...new Set(sets.map(({ hash }) => hash))])
      const bodies = new Map<string | null, Uint8Array | string>()
      for (const { hash, content } of await scope.all(contents, { hashes })) bodies.set(hash, content)
      for (const { subject, agent, hash, observedAt, shiftSeconds } of sets)
        found.push(new Told(topic, subject, agent, observedAt, shiftSeconds, hash, bodies.get(hash) ?? '[]'))
    }
    return found
  },
})
