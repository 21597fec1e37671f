import type { FactSet, OrganisationReader } from '#domain/ports.js'
import { type Instant, latest } from '#lib/instant.js'
import type { Scope } from './connection.js'
import { factColumns, toFactSet } from './fact-columns.js'
import { db, type Param, query } from './query.js'
import { lastReportAt } from './reports.js'

const known = query((p: Param<{ organisation: string; subject: string; at: Instant }>) =>
  db
    .selectFrom('fact_spans')
    .select(['set_id as id', 'began_at as from', ...factColumns])
    .where('organisation', '=', p('organisation'))
    .where('subject', '=', p('subject'))
    .where('began_at', '<=', p('at'))
    .where((eb) => eb.or([eb('ended_at', 'is', null), eb('ended_at', '>', p('at'))]))
    .orderBy('set_id'),
)

const changes = query((p: Param<{ organisation: string; subject: string; from: Instant; to: Instant }>) => {
  const spans = db
    .selectFrom('fact_spans')
    .where('organisation', '=', p('organisation'))
    .where('subject', '=', p('subject'))
  const begun = spans
    .select('began_at as at')
    .where('began_at', '>', p('from'))
    .where('began_at', '<=', p('to'))
  const ended = spans
    .select((eb) => eb.ref('ended_at').$castTo<Instant>().as('at'))
    .where('ended_at', '>', p('from'))
    .where('ended_at', '<=', p('to'))
  return begun.union(ended).orderBy('at')
})

/**
 * The fact sets of a subject as they were known at `at`. For a set that was as fresh as its agent, `observedAt` is
 * the agent's last report until then; where the reports of that time are no longer kept, it is `at` itself, since
 * a set that had stopped being fresh says so in its span.
 */
export const factSetsAt = async (scope: Scope, subject: string, at: Instant): Promise<FactSet[]> => {
  const reported = new Map<string, Instant | null>()
  const sets: FactSet[] = []
  for (const row of await scope.all(known, { subject, at })) {
    const set = toFactSet(row.id, row)
    if (set.hash === null || set.observedAt !== null) {
      sets.push(set)
      continue
    }
    const last = reported.has(row.agent)
      ? (reported.get(row.agent) ?? null)
      : await lastReportAt(scope, row.agent, at)
    reported.set(row.agent, last)
    sets.push({ ...set, observedAt: last === null ? at : latest(last, row.from) })
  }
  return sets
}

export const factHistoryReader = (scope: Scope): Pick<OrganisationReader, 'factChanges'> => ({
  factChanges: async (subject, from, to) =>
    (await scope.all(changes, { subject, from, to })).map(({ at }) => at),
})
