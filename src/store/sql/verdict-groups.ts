import { sql } from 'kysely'
import type { State, UnknownReason } from '#contract/verdict.js'
import type { Hearing, ObservedStore, VerdictGroup } from '#domain/ports/observed.js'
import type { Instant } from '#lib/instant.js'
import type { Scope } from './connection.js'
import { noCheck } from './no-check.js'
import { db, type Param, query } from './query.js'
import { toVerdict, verdictColumns } from './verdicts.js'

const groups = query((p: Param<{ organisation: string }>) =>
  db
    .selectFrom('verdict_groups')
    .select(['state', 'rule', 'reason', 'count'])
    .where('organisation', '=', p('organisation'))
    .where('count', '>', 0),
)

interface GroupParams {
  organisation: string
  state: State
  rule: string
  reason: UnknownReason | ''
  limit: number
}

const oldest = query((p: Param<GroupParams>) =>
  db
    .selectFrom('verdicts')
    .select(verdictColumns)
    .where('organisation', '=', p('organisation'))
    .where('state', '=', p('state'))
    .where('rule', '=', p('rule'))
    .where('reason', '=', p('reason'))
    .where('ended_at', 'is', null)
    // Written out: only so the index of those serves.
    .where(sql<boolean>`state IN ('lapsed', 'fail', 'unknown', 'due')`)
    .orderBy('since')
    .limit(p('limit')),
)

interface AgentParams {
  organisation: string
  now: Instant
}

const enrolled = (p: Param<AgentParams>) =>
  db
    .selectFrom('agents')
    .where('organisation', '=', p('organisation'))
    .where('revoked_at', 'is', null)
    .where(noCheck)

const heard = query((p: Param<AgentParams>) =>
  enrolled(p).select('id').where('stale_at', '>', p('now')).limit(1),
)

const lastReport = query((p: Param<AgentParams>) =>
  enrolled(p).select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.max('received_at').as('at')]),
)

const hearing = async (scope: Scope, now: Instant): Promise<Hearing | null> => {
  if (await scope.get(heard, { now })) return { isHeard: true, lastReportAt: null }
  const last = await scope.get(lastReport, { now })
  return last && last.count > 0 ? { isHeard: false, lastReportAt: last.at } : null
}

export const verdictGroupReader = (
  scope: Scope,
): Pick<ObservedStore['read'], 'verdictGroups' | 'oldestOf' | 'hearing'> => ({
  verdictGroups: async () =>
    (await scope.all(groups, {})).map(
      ({ state, rule, reason, count }): VerdictGroup => ({ state, rule, reason: reason || null, count }),
    ),
  oldestOf: async ({ state, rule, reason }, limit) =>
    (await scope.all(oldest, { state, rule, reason: reason ?? '', limit })).map(toVerdict),
  hearing: (now) => hearing(scope, now),
})
