import type { Scope } from './connection.js'
import { db, type Param, query } from './query.js'

const next = query((p: Param<{ organisation: string; name: string }>) =>
  db
    .insertInto('counters')
    .values((eb) => ({ organisation: p('organisation'), name: p('name'), value: eb.lit(1) }))
    .onConflict((conflict) =>
      conflict
        .columns(['organisation', 'name'])
        .doUpdateSet((eb) => ({ value: eb('counters.value', '+', eb.lit(1)) })),
    )
    .returning('value'),
)

/** The next number for a kind of thing in an organisation; none is ever given twice. */
export const nextId = async (
  scope: Scope,
  name: 'fact_sets' | 'alerts' | 'notices' | 'register_edits' | 'subject_merges' | 'identity_questions',
): Promise<number> => {
  const row = await scope.get(next, { name })
  if (!row) throw new Error(`no id was given for ${name}`)
  return row.value
}
