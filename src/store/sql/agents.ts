import type { Agent, OrganisationReader, OrganisationWriter } from '#domain/ports.js'
import type { Instant } from '#lib/instant.js'
import type { Connection, Scope } from './connection.js'
import { noCheck } from './no-check.js'
import { db, type Param, query } from './query.js'
import { withFields } from './row.js'
import type { AgentRow } from './tables.js'

/** What an agent is made of. */
export const agentColumns = [
  'agents.id',
  'agents.organisation',
  'agents.subject',
  'agents.enrolled_at as enrolledAt',
  'agents.revoked_at as revokedAt',
  'agents.version',
  'agents.instance',
  'agents.sequence',
  'agents.observed_at as observedAt',
  'agents.received_at as receivedAt',
  'agents.interval_seconds as intervalSeconds',
  'agents.stale_at as staleAt',
  'agents.is_stale as isStale',
  'agents.manifest',
  'agents.skew_seconds as skewSeconds',
] as const

const agents = db.selectFrom('agents').select(agentColumns)

const everyAgent = query((p: Param<{ organisation: string }>) =>
  agents.where('organisation', '=', p('organisation')).where(noCheck).orderBy('id'),
)

const oneAgent = query((p: Param<{ organisation: string; id: string }>) =>
  agents.where('organisation', '=', p('organisation')).where('id', '=', p('id')),
)

/** Of several that reported for one host, the one enrolled last that may still report; those of others come after ours. */
const agentOfSubject = query((p: Param<{ organisation: string; subject: string }>) =>
  agents
    .where('organisation', '=', p('organisation'))
    .where('subject', '=', p('subject'))
    .where(noCheck)
    .orderBy((eb) => eb.case().when('revoked_at', 'is', null).then(0).else(1).end())
    .orderBy((eb) => eb.case().when('id', 'like', '%:%').then(1).else(0).end())
    .orderBy('enrolled_at', 'desc')
    .orderBy('id')
    .limit(1),
)

/** Read in one go for pages that look at everything, so no more than they need. */
const heardSubjects = query((p: Param<{ organisation: string }>) =>
  db
    .selectFrom('agents')
    .select(['subject', (eb) => eb.fn.max('observed_at').as('observedAt')])
    .where('organisation', '=', p('organisation'))
    .where(noCheck)
    .groupBy('subject'),
)

const byKey = query((p: Param<{ keyHash: string }>) => agents.where('key_hash', '=', p('keyHash')))

const stale = query((p: Param<{ until: Instant }>) =>
  agents
    .where((eb) => eb('is_stale', '=', eb.lit(0)))
    .where('stale_at', '<=', p('until'))
    .orderBy('stale_at'),
)

const firstStale = query((_: Param<object>) =>
  db
    .selectFrom('agents')
    .select('stale_at as at')
    .where((eb) => eb('is_stale', '=', eb.lit(0)))
    .where('stale_at', 'is not', null)
    .orderBy('stale_at')
    .limit(1),
)

const put = query((p: Param<AgentRow>) =>
  db
    .insertInto('agents')
    .values({
      organisation: p('organisation'),
      id: p('id'),
      subject: p('subject'),
      key_hash: p('key_hash'),
      enrolled_at: p('enrolled_at'),
      revoked_at: p('revoked_at'),
      version: p('version'),
      instance: p('instance'),
      sequence: p('sequence'),
      observed_at: p('observed_at'),
      received_at: p('received_at'),
      interval_seconds: p('interval_seconds'),
      stale_at: p('stale_at'),
      is_stale: p('is_stale'),
      manifest: p('manifest'),
      skew_seconds: p('skew_seconds'),
    })
    .onConflict((conflict) =>
      conflict.columns(['organisation', 'id']).doUpdateSet((eb) => ({
        subject: eb.ref('excluded.subject'),
        key_hash: eb.fn.coalesce('excluded.key_hash', 'agents.key_hash'),
        enrolled_at: eb.ref('excluded.enrolled_at'),
        revoked_at: eb.ref('excluded.revoked_at'),
        version: eb.ref('excluded.version'),
        instance: eb.ref('excluded.instance'),
        sequence: eb.ref('excluded.sequence'),
        observed_at: eb.ref('excluded.observed_at'),
        received_at: eb.ref('excluded.received_at'),
        interval_seconds: eb.ref('excluded.interval_seconds'),
        stale_at: eb.ref('excluded.stale_at'),
        is_stale: eb.ref('excluded.is_stale'),
        manifest: eb.ref('excluded.manifest'),
        skew_seconds: eb.ref('excluded.skew_seconds'),
      })),
    ),
)

type Seen = Parameters<OrganisationWriter['touchAgent']>[1]

const touch = query(
  (p: Param<Omit<Seen, 'isStale'> & { organisation: string; id: string; isStale: 0 | 1 }>) =>
    db
      .updateTable('agents')
      .set({
        sequence: p('sequence'),
        instance: p('instance'),
        observed_at: p('observedAt'),
        received_at: p('receivedAt'),
        interval_seconds: p('intervalSeconds'),
        stale_at: p('staleAt'),
        is_stale: p('isStale'),
        manifest: p('manifest'),
        skew_seconds: p('skewSeconds'),
      })
      .where('organisation', '=', p('organisation'))
      .where('id', '=', p('id')),
)

export const toAgent = (row: Omit<Agent, 'isStale'> & { isStale: 0 | 1 }): Agent =>
  withFields(row, { isStale: row.isStale === 1 })

/** The agent whose key has this SHA-256, in whatever organisation. */
export const agentByKey = async (connection: Connection, keyHash: string): Promise<Agent | null> => {
  const row = await connection.get(byKey, { keyHash })
  return row ? toAgent(row) : null
}

export const staleAgents = async (connection: Connection, until: Instant): Promise<Agent[]> =>
  (await connection.all(stale, { until })).map(toAgent)

export const nextStaleAt = async (connection: Connection): Promise<Instant | null> =>
  (await connection.get(firstStale, {}))?.at ?? null

export const agentReader = (
  scope: Scope,
): Pick<OrganisationReader, 'agents' | 'agent' | 'agentOfSubject' | 'heardSubjects'> => ({
  agents: async () => (await scope.all(everyAgent, {})).map(toAgent),
  agent: async (id) => {
    const row = await scope.get(oneAgent, { id })
    return row ? toAgent(row) : null
  },
  heardSubjects: async () => scope.all(heardSubjects, {}),
  agentOfSubject: async (subject) => {
    const row = await scope.get(agentOfSubject, { subject })
    return row ? toAgent(row) : null
  },
})

export const agentWriter = (scope: Scope): Pick<OrganisationWriter, 'putAgent' | 'touchAgent'> => ({
  putAgent: async (agent) => {
    await scope.run(put, {
      id: agent.id,
      subject: agent.subject,
      key_hash: agent.keyHash ?? null,
      enrolled_at: agent.enrolledAt,
      revoked_at: agent.revokedAt,
      version: agent.version,
      instance: agent.instance,
      sequence: agent.sequence,
      observed_at: agent.observedAt,
      received_at: agent.receivedAt,
      interval_seconds: agent.intervalSeconds,
      stale_at: agent.staleAt,
      is_stale: agent.isStale ? 1 : 0,
      manifest: agent.manifest,
      skew_seconds: agent.skewSeconds,
    })
  },
  touchAgent: async (id, seen) => {
    await scope.run(touch, { ...seen, id, isStale: seen.isStale ? 1 : 0 })
  },
})
