import type { ImportMatch, ImportMatchStore } from '#domain/ports/import-matches.js'
import type { Scope } from './connection.js'
import { db, type Param, query } from './query.js'
import type { Tables } from './tables.js'

const one = query((p: Param<{ organisation: string; heads: string }>) =>
  db
    .selectFrom('import_matches')
    .select(['heads', 'part', 'columns', 'defaults', 'style', 'at', 'who'])
    .where('organisation', '=', p('organisation'))
    .where('heads', '=', p('heads')),
)

const put = query((p: Param<Tables['import_matches']>) =>
  db
    .insertInto('import_matches')
    .values({
      organisation: p('organisation'),
      heads: p('heads'),
      part: p('part'),
      columns: p('columns'),
      defaults: p('defaults'),
      style: p('style'),
      at: p('at'),
      who: p('who'),
    })
    .onConflict((conflict) =>
      conflict.columns(['organisation', 'heads']).doUpdateSet((eb) => ({
        part: eb.ref('excluded.part'),
        columns: eb.ref('excluded.columns'),
        defaults: eb.ref('excluded.defaults'),
        style: eb.ref('excluded.style'),
        at: eb.ref('excluded.at'),
        who: eb.ref('excluded.who'),
      })),
    ),
)

export const importMatchReader = (scope: Scope): ImportMatchStore['read'] => ({
  get: async (heads) => {
    const row = await scope.get(one, { heads })
    if (!row) return null
    const { columns, defaults, ...rest } = row
    return {
      ...rest,
      columns: JSON.parse(columns) as ImportMatch['columns'],
      defaults: JSON.parse(defaults) as ImportMatch['defaults'],
    }
  },
})

export const importMatchWriter = (scope: Scope): ImportMatchStore['write'] => ({
  put: async ({ columns, defaults, ...match }) => {
    await scope.run(put, {
      ...match,
      columns: JSON.stringify(columns),
      defaults: JSON.stringify(defaults),
    })
  },
})
