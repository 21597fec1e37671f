import type { OrganisationReader, OrganisationWriter } from '#domain/ports.js'
import type { Scope } from './connection.js'
import { factColumns, factParams, fromFactSet, toFactSet } from './fact-columns.js'
import { factSetsAt } from './fact-history.js'
import { beginSpan } from './fact-spans.js'
import { nextId } from './next-id.js'
import { db, type Param, query } from './query.js'
import type { FactColumns } from './tables.js'

const sets = db.selectFrom('fact_sets').select(['id', ...factColumns])

const ofSubject = query((p: Param<{ organisation: string; subject: string }>) =>
  sets.where('organisation', '=', p('organisation')).where('subject', '=', p('subject')).orderBy('id'),
)

const ofAgent = query((p: Param<{ organisation: string; agent: string }>) =>
  sets.where('organisation', '=', p('organisation')).where('agent', '=', p('agent')).orderBy('id'),
)

type Stored = FactColumns & { organisation: string; id: number }

const put = query((p: Param<Stored>) =>
  db
    .insertInto('fact_sets')
    .values({ organisation: p('organisation'), id: p('id'), ...factParams(p) })
    .onConflict((conflict) => conflict.columns(['organisation', 'id']).doUpdateSet(factParams(p))),
)

/**
 * Fact sets as they are and, with `asOf`, as they were known then. For a set that was as fresh as its agent,
 * `observedAt` is then the agent's last report before that moment; where its reports of that time are no longer
 * kept, it is the moment itself, since a set that had stopped being fresh says so in its span.
 */
export const factSetReader = (scope: Scope): Pick<OrganisationReader, 'factSets' | 'factSetsOfAgent'> => ({
  factSets: async (subject, asOf) => {
    if (asOf !== undefined) return factSetsAt(scope, subject, asOf)
    return (await scope.all(ofSubject, { subject })).map((row) => toFactSet(row.id, row))
  },
  factSetsOfAgent: async (agent) =>
    (await scope.all(ofAgent, { agent })).map((row) => toFactSet(row.id, row)),
})

export const factSetWriter = (scope: Scope): Pick<OrganisationWriter, 'putFactSet'> => ({
  putFactSet: async (set, at) => {
    const id = set.id || (await nextId(scope, 'fact_sets'))
    const row = fromFactSet(set)
    await scope.run(put, { ...row, id })
    await beginSpan(scope, id, row, at, set.id === 0)
    return id
  },
})
