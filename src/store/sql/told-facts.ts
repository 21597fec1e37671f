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

/** The texts of a list that is given as JSON: however many, it is one parameter. */
const listed = (list: string) => sql<string>`(select value from json_each(${list}))`

const told = query((p: Param<{ organisation: string; topics: string }>) =>
  db
    .selectFrom('fact_sets as f')
    .select([
      'f.subject',
      'f.agent',
      'f.topic',
      'f.hash',
      'f.since',
      'f.observed_at as observedAt',
      'f.shift_seconds as shiftSeconds',
    ])
    .where('f.organisation', '=', p('organisation'))
    .where('f.topic', 'in', listed(p('topics')))
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
    .where('hash', 'in', listed(p('hashes'))),
)

/** Facts as they lie on disk, read when they are first asked for: of most nobody asks. */
class Body {
  private content: Uint8Array | string | readonly unknown[]
  constructor(content: Uint8Array | string) {
    this.content = content
  }
  get facts(): readonly unknown[] {
    if (typeof this.content === 'string') this.content = JSON.parse(this.content) as unknown[]
    else if (this.content instanceof Uint8Array) this.content = unpack(this.content)
    return this.content
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
    const sets = await scope.all(told, { topics: JSON.stringify([...topics]) })
    const hashes = JSON.stringify([...new Set(sets.map(({ hash }) => hash))])
    const bodies = new Map(
      (await scope.all(contents, { hashes })).map(({ hash, content }) => [hash, new Body(content)]),
    )
    const none = new Body('[]')
    return sets.map((set) => Object.assign(set, { body: bodies.get(set.hash ?? '') ?? none }))
  },
})
