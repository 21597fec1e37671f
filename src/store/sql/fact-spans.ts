import type { Instant } from '#lib/instant.js'
import type { Scope } from './connection.js'
import { factColumns, factParams } from './fact-columns.js'
import { db, type Param, query } from './query.js'
import type { FactColumns } from './tables.js'

export interface FactSpan extends FactColumns {
  readonly from: Instant
  readonly until: Instant | null
}

interface Place {
  organisation: string
  set: number
  at: Instant
}

const ofSet = query((p: Param<{ organisation: string; set: number; from: Instant }>) =>
  db
    .selectFrom('fact_spans')
    .select(['began_at as from', 'ended_at as until', ...factColumns])
    .where('organisation', '=', p('organisation'))
    .where('set_id', '=', p('set'))
    .where((eb) => eb.or([eb('ended_at', 'is', null), eb('ended_at', '>=', p('from'))]))
    .orderBy('began_at'),
)

const forgetFrom = query((p: Param<Place>) =>
  db
    .deleteFrom('fact_spans')
    .where('organisation', '=', p('organisation'))
    .where('set_id', '=', p('set'))
    .where('began_at', '>=', p('at')),
)

const forgetOne = query((p: Param<Place>) =>
  db
    .deleteFrom('fact_spans')
    .where('organisation', '=', p('organisation'))
    .where('set_id', '=', p('set'))
    .where('began_at', '=', p('at')),
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

const sinceOfSet = query((p: Param<{ organisation: string; set: number; since: Instant | null }>) =>
  db
    .updateTable('fact_sets')
    .set({ since: p('since') })
    .where('organisation', '=', p('organisation'))
    .where('id', '=', p('set')),
)

/** From `at` on, only this holds: a span that began at or after it is forgotten, one that stood then ends. */
export const beginSpan = async (scope: Scope, set: number, row: FactColumns, at: Instant): Promise<void> => {
  await scope.run(forgetFrom, { set, at })
  await scope.run(endAt, { set, at })
  await scope.run(begin, { ...row, set, at, until: null })
}

/** The spans of a set that touch or follow `from`, the oldest first. */
export const spansFrom = async (scope: Scope, set: number, from: Instant): Promise<FactSpan[]> =>
  scope.all(ofSet, { set, from })

/** Puts `next` in the place of `before`, both of one set; what is the same in both is left alone. */
export const replaceSpans = async (
  scope: Scope,
  set: number,
  before: readonly FactSpan[],
  next: readonly FactSpan[],
): Promise<void> => {
  for (const span of before) if (!next.includes(span)) await scope.run(forgetOne, { set, at: span.from })
  for (const span of next) {
    if (!before.includes(span)) await scope.run(begin, { ...span, set, at: span.from })
  }
}

export const putSince = async (scope: Scope, set: number, since: Instant | null): Promise<void> => {
  await scope.run(sinceOfSet, { set, since })
}
