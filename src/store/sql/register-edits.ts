import { sql } from 'kysely'
import type { Part } from '#contract/register.js'
import type {
  EditAction,
  EditFilter,
  EntryChange,
  EntryEdit,
  RegisterEdit,
  RegisterEditStore,
} from '#domain/ports/register-edits.js'
import type { Scope } from './connection.js'
import { nextId } from './next-id.js'
import { db, type Param, query, queryShapes } from './query.js'
import { withFields } from './row.js'
import type { Tables } from './tables.js'

const most = 1000

const edits = db
  .selectFrom('register_edits as e')
  .select([
    'e.number',
    'e.at',
    'e.who',
    'e.who_name as whoName',
    'e.action',
    'e.why',
    'e.undoes',
    'e.version_before as versionBefore',
    'e.version_after as versionAfter',
    'e.change_count as changeCount',
  ])
  .select((eb) =>
    eb
      .selectFrom('register_edits as u')
      .whereRef('u.organisation', '=', 'e.organisation')
      .whereRef('u.undoes', '=', 'e.number')
      .select('u.number')
      .orderBy('u.number', 'desc')
      .limit(1)
      .as('undoneBy'),
  )

interface Given {
  organisation: string
  part: Part
  id: string
  who: string
  action: EditAction
  text: string
  before: number
  limit: number
}

const listed = queryShapes((present: ReadonlySet<string>) =>
  query((p: Param<Given>) => {
    let found = edits.where('e.organisation', '=', p('organisation'))
    if (present.has('who')) found = found.where('e.who', '=', p('who'))
    if (present.has('action')) found = found.where('e.action', '=', p('action'))
    if (present.has('text')) {
      const isLike = sql`like ${p('text')} escape '\\'`
      found = found.where((eb) =>
        eb.or([
          sql<boolean>`e.why ${isLike}`,
          sql<boolean>`e.who_name ${isLike}`,
          eb.exists(
            eb
              .selectFrom('register_changes as t')
              .whereRef('t.organisation', '=', 'e.organisation')
              .whereRef('t.edit', '=', 'e.number')
              .where(sql<boolean>`(t.id ${isLike} or t.before ${isLike} or t.after ${isLike})`)
              .select('t.edit'),
          ),
        ]),
      )
    }
    if (present.has('before')) found = found.where('e.number', '<', p('before'))
    if (present.has('part'))
      found = found.where((eb) =>
        eb.exists(
          eb
            .selectFrom('register_changes as c')
            .whereRef('c.organisation', '=', 'e.organisation')
            .whereRef('c.edit', '=', 'e.number')
            .where('c.part', '=', p('part'))
            .$if(present.has('id'), (only) => only.where('c.id', '=', p('id')))
            .select('c.edit'),
        ),
      )
    return found.orderBy('e.number', 'desc').limit(p('limit'))
  }),
)

/** The history of one entry, by the index that leads to it. */
const ofEntry = query((p: Param<Given>) =>
  edits
    .innerJoin('register_changes as c', (join) =>
      join.onRef('c.organisation', '=', 'e.organisation').onRef('c.edit', '=', 'e.number'),
    )
    .select(['c.before', 'c.after'])
    .where('c.organisation', '=', p('organisation'))
    .where('c.part', '=', p('part'))
    .where('c.id', '=', p('id'))
    .where('c.edit', '<', p('before'))
    .orderBy('c.edit', 'desc')
    .limit(p('limit')),
)

const one = query((p: Param<{ organisation: string; number: number }>) =>
  edits.where('e.organisation', '=', p('organisation')).where('e.number', '=', p('number')),
)

const editors = query((p: Param<{ organisation: string }>) =>
  db
    .selectFrom('register_edits')
    .select((eb) => ['who', eb.fn.max('who_name').as('whoName')])
    .where('organisation', '=', p('organisation'))
    .groupBy('who')
    .orderBy('whoName'),
)

const changesOf = query((p: Param<{ organisation: string; number: number; limit: number; skip: number }>) =>
  db
    .selectFrom('register_changes')
    .select(['part', 'id', 'before', 'after'])
    .where('organisation', '=', p('organisation'))
    .where('edit', '=', p('number'))
    .orderBy('part')
    .orderBy('id')
    .limit(p('limit'))
    .offset(p('skip')),
)

const putEdit = query((p: Param<Tables['register_edits']>) =>
  db.insertInto('register_edits').values({
    organisation: p('organisation'),
    number: p('number'),
    at: p('at'),
    who: p('who'),
    who_name: p('who_name'),
    action: p('action'),
    why: p('why'),
    undoes: p('undoes'),
    version_before: p('version_before'),
    version_after: p('version_after'),
    change_count: p('change_count'),
  }),
)

const putChange = query((p: Param<Tables['register_changes']>) =>
  db.insertInto('register_changes').values({
    organisation: p('organisation'),
    edit: p('edit'),
    part: p('part'),
    id: p('id'),
    before: p('before'),
    after: p('after'),
  }),
)

const parsed = (json: string | null): unknown => (json === null ? null : JSON.parse(json))

const changes = async (scope: Scope, number: number, limit: number, skip = 0): Promise<EntryChange[]> =>
  (await scope.all(changesOf, { number, limit, skip })).map(({ part, id, before, after }) => ({
    part,
    id,
    before: parsed(before),
    after: parsed(after),
  }))

const entryEdits = async (
  scope: Scope,
  given: Pick<Given, 'part' | 'id' | 'before' | 'limit'>,
): Promise<EntryEdit[]> =>
  (await scope.all(ofEntry, given as Given)).map((row) =>
    withFields(row, { before: parsed(row.before), after: parsed(row.after) }),
  )

export const registerEditReader = (scope: Scope): RegisterEditStore['read'] => ({
  list: async (filter: EditFilter = {}) => {
    const { part, id, who, action, before = Number.MAX_SAFE_INTEGER, limit = most } = filter
    const text = filter.text && `%${filter.text.replaceAll(/[\\%_]/g, '\\$&')}%`
    const given = { part, id, who, action, text, before, limit } as Given
    const isOfEntry = part !== undefined && id !== undefined && !who && !filter.action && !filter.text
    if (isOfEntry)
      return (await entryEdits(scope, given)).map(({ before: _before, after: _after, ...edit }) => edit)
    const present = Object.keys(filter).filter((name) => filter[name as keyof EditFilter] !== undefined)
    return scope.all(listed(present.filter((name) => name !== 'limit').sort()), given)
  },
  get: async (number) => {
    const edit: RegisterEdit | undefined = await scope.get(one, { number })
    return edit ? { ...edit, changes: await changes(scope, number, edit.changeCount) } : null
  },
  changes: (number, limit, skip) => changes(scope, number, limit, skip),
  ofEntry: (part, id, { before = Number.MAX_SAFE_INTEGER, limit = most } = {}) =>
    entryEdits(scope, { part, id, before, limit }),
  editors: async () => scope.all(editors, {}),
})

const asJson = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))

export const registerEditWriter = (scope: Scope): RegisterEditStore['write'] => ({
  put: async ({ at, who, whoName, action, why, undoes, versionBefore, versionAfter }, touched) => {
    const number = await nextId(scope, 'register_edits')
    await scope.run(putEdit, {
      number,
      at,
      who,
      who_name: whoName,
      action,
      why,
      undoes,
      version_before: versionBefore,
      version_after: versionAfter,
      change_count: touched.length,
    })
    for (const { part, id, before, after } of touched)
      await scope.run(putChange, { edit: number, part, id, before: asJson(before), after: asJson(after) })
    return number
  },
})
