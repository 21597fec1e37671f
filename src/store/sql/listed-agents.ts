import { type SqlBool, sql } from 'kysely'
import type { AgentFilter, ListedAgent, ObservedStore } from '#domain/ports/observed.js'
import type { Agent } from '#domain/ports.js'
import type { Instant } from '#lib/instant.js'
import { agentColumns, toAgent } from './agents.js'
import type { Scope } from './connection.js'
import { patternOf } from './listed-subjects.js'
import { noCheck } from './no-check.js'
import { db, type Param, query, queryShapes } from './query.js'

interface Params {
  organisation: string
  text: string
  now: Instant
  name: string
  id: string
  limit: number
}

const list = queryShapes((present) =>
  query((p: Param<Params>) => {
    const asked = db
      .selectFrom('agents')
      .innerJoin('subjects as s', (join) =>
        join.onRef('s.organisation', '=', 'agents.organisation').onRef('s.id', '=', 'agents.subject'),
      )
      .where('agents.organisation', '=', p('organisation'))
      .where(noCheck)
      .select(agentColumns)
      .select((eb) => ['s.name as subjectName', eb.fn<string>('lower', ['s.name']).as('orderName')])
      .orderBy('orderName')
      .orderBy('agents.id')
      .limit(p('limit'))
    let found = asked
    if (present.has('text'))
      found = found.where((eb) => sql<SqlBool>`${eb.fn('lower', ['s.name'])} like ${p('text')} escape '\\'`)
    if (present.has('revoked')) found = found.where('revoked_at', 'is not', null)
    if (present.has('heard')) found = found.where('revoked_at', 'is', null).where('stale_at', '>', p('now'))
    if (present.has('silent'))
      found = found
        .where('revoked_at', 'is', null)
        .where((eb) => eb.or([eb('stale_at', 'is', null), eb('stale_at', '<=', p('now'))]))
    if (present.has('id'))
      found = found.where(
        (eb) =>
          sql<SqlBool>`(${eb.fn('lower', ['s.name'])}, ${eb.ref('agents.id')}) > (${p('name')}, ${p('id')})`,
      )
    return found
  }),
)

const reporters = query((p: Param<{ organisation: string; subject: string }>) =>
  db
    .selectFrom('agents')
    .select(agentColumns)
    .where('agents.organisation', '=', p('organisation'))
    .where((eb) =>
      eb.or([
        eb(
          'agents.id',
          'in',
          db
            .selectFrom('fact_sets')
            .select('fact_sets.agent')
            .where('fact_sets.organisation', '=', p('organisation'))
            .where('fact_sets.subject', '=', p('subject')),
        ),
        eb('agents.subject', '=', p('subject')),
      ]),
    )
    .orderBy('enrolled_at', 'desc'),
)

const serving = query((p: Param<{ organisation: string }>) =>
  db
    .selectFrom('agents')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('organisation', '=', p('organisation'))
    .where('revoked_at', 'is', null)
    .where(noCheck),
)

const paramsOf = ({ text, standing, now, after, limit }: AgentFilter): Record<string, unknown> => {
  const [name, id] = after === undefined ? [] : (JSON.parse(after) as string[])
  return {
    ...(text && { text: patternOf(text) }),
    ...(standing && { [standing]: true, now }),
    ...(id !== undefined && { name, id }),
    limit,
  }
}

export const listedAgentReader = (
  scope: Scope,
): Pick<ObservedStore['read'], 'agents' | 'countAgents' | 'reportersOf'> => ({
  agents: async (filter) => {
    const given = paramsOf(filter)
    const rows = await scope.all(list(Object.keys(given)), given as unknown as Omit<Params, 'organisation'>)
    return rows.map(
      ({ orderName, subjectName, ...agent }): ListedAgent => ({
        ...toAgent(agent),
        subjectName,
        cursor: JSON.stringify([orderName, agent.id]),
      }),
    )
  },
  countAgents: async () => (await scope.get(serving, {}))?.count ?? 0,
  reportersOf: async (subject): Promise<Agent[]> => (await scope.all(reporters, { subject })).map(toAgent),
})
