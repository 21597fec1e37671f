import type { Instant } from '#lib/instant.js'
import type { Scope } from './connection.js'
import { factParams } from './fact-columns.js'
import { db, type Param, query } from './query.js'
import type { FactColumns } from './tables.js'

interface Place {
  organisation: string
  set: number
  at: Instant
}

const forgetFrom = query((p: Param<Place>) =>
  db
    .deleteFrom('fact_spans')
    .where('organisation', '=', p('organisation'))
    .where('set_id', '=', p('set'))
    .where('began_at', '>=', p('at')),
)

const endAt = query((p: Param<Place>) =>
  db
    .updateTable('fact_spans')
    .set({ ended_at: p('at') })
    .where('organisation', '=', p('organisation'))
    .where('set_id', '=', p('set'))
    .where('began_at', '<', p('at'))
    .where((eb) => eb.or([eb('ended_at', 'is', null), eb('ended_at', '>', p('at'))])),
)

const begin = query((p: Param<Place & FactColumns & { until: Instant | null }>) =>
  db.insertInto('fact_spans').values({
    organisation: p('organisation'),
    set_id: p('set'),
    began_at: p('at'),
    ended_at: p('until'),
    ...factParams(p),
  }),
)

/**
 * From `at` on, only this holds: a span that began at or after it is forgotten, one that stood then ends.
 * @param isNew true where the set has no span yet.
 */
export const beginSpan = async (
  scope: Scope,
  set: number,
  row: FactColumns,
  at: Instant,
  isNew: boolean,
): Promise<void> => {
  if (!isNew) {
    await scope.run(forgetFrom, { set, at })
    await scope.run(endAt, { set, at })
  }
  await scope.run(begin, { ...row, set, at, until: null })
}
