import type { OrganisationWriter } from '#domain/ports.js'
import type { Instant } from '#lib/instant.js'
import type { Scope } from './connection.js'
import { factColumns, factParams } from './fact-columns.js'
import { db, type Param, query } from './query.js'
import type { FactColumns } from './tables.js'

interface Place {
  organisation: string
  set: number
  at: Instant
}

const setsOf = query((p: Param<{ organisation: string; agent: string }>) =>
  db
    .selectFrom('fact_sets')
    .select('id')
    .where('organisation', '=', p('organisation'))
    .where('agent', '=', p('agent')),
)

const forgetSpans = query((p: Param<Place>) =>
  db
    .deleteFrom('fact_spans')
    .where('organisation', '=', p('organisation'))
    .where('set_id', '=', p('set'))
    .where('began_at', '>=', p('at')),
)

const reopenSpan = query((p: Param<Place>) =>
  db
    .updateTable('fact_spans')
    .set({ ended_at: null })
    .where('organisation', '=', p('organisation'))
    .where('set_id', '=', p('set'))
    .where('ended_at', '>=', p('at')),
)

const forgetLost = query((p: Param<Place>) =>
  db
    .deleteFrom('lost_keys')
    .where('organisation', '=', p('organisation'))
    .where('set_id', '=', p('set'))
    .where('since', '>=', p('at')),
)

const reopenLost = query((p: Param<Place>) =>
  db
    .updateTable('lost_keys')
    .set({ ended_at: null })
    .where('organisation', '=', p('organisation'))
    .where('set_id', '=', p('set'))
    .where('ended_at', '>=', p('at')),
)

const present = query((p: Param<{ organisation: string; set: number }>) =>
  db
    .selectFrom('fact_spans')
    .select(factColumns)
    .where('organisation', '=', p('organisation'))
    .where('set_id', '=', p('set'))
    .where('ended_at', 'is', null),
)

const restore = query((p: Param<FactColumns & { organisation: string; set: number }>) =>
  db
    .updateTable('fact_sets')
    .set(factParams(p))
    .where('organisation', '=', p('organisation'))
    .where('id', '=', p('set')),
)

const forgetSet = query((p: Param<{ organisation: string; set: number }>) =>
  db.deleteFrom('fact_sets').where('organisation', '=', p('organisation')).where('id', '=', p('set')),
)

/** Makes the fact sets of an agent and their history what they were just before `at`. */
export const factRewinder = (scope: Scope): Pick<OrganisationWriter, 'rewindFacts'> => ({
  rewindFacts: async (agent, at) => {
    for (const { id: set } of await scope.all(setsOf, { agent })) {
      await scope.run(forgetLost, { set, at })
      await scope.run(reopenLost, { set, at })
      await scope.run(forgetSpans, { set, at })
      await scope.run(reopenSpan, { set, at })
      const row = await scope.get(present, { set })
      if (row) await scope.run(restore, { ...row, set })
      else await scope.run(forgetSet, { set })
    }
  },
})
