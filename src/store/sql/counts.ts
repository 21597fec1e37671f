import type { Count } from '#domain/counting/count.js'
import type { CountedAsset } from '#domain/counting/expected.js'
import type { Mark } from '#domain/counting/mark.js'
import type { CountStore } from '#domain/ports/counts.js'
import type { Scope } from './connection.js'
import { db, type Param, query } from './query.js'
import type { Tables } from './tables.js'

type Of<T> = T & { organisation: string; count: string }

const list = query((p: Param<{ organisation: string }>) =>
  db
    .selectFrom('counts')
    .select('body')
    .where('organisation', '=', p('organisation'))
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc'),
)

const one = query((p: Param<{ organisation: string; id: string }>) =>
  db
    .selectFrom('counts')
    .select('body')
    .where('organisation', '=', p('organisation'))
    .where('id', '=', p('id')),
)

const put = query((p: Param<Tables['counts']>) =>
  db
    .insertInto('counts')
    .values({
      organisation: p('organisation'),
      id: p('id'),
      opened_at: p('opened_at'),
      body: p('body'),
    })
    .onConflict((conflict) => conflict.columns(['organisation', 'id']).doUpdateSet({ body: p('body') })),
)

const assets = query((p: Param<Of<object>>) =>
  db
    .selectFrom('count_assets')
    .select('body')
    .where('organisation', '=', p('organisation'))
    .where('count', '=', p('count'))
    .orderBy('number'),
)

const putAsset = query((p: Param<Tables['count_assets']>) =>
  db.insertInto('count_assets').values({
    organisation: p('organisation'),
    count: p('count'),
    number: p('number'),
    body: p('body'),
  }),
)

const marks = db
  .selectFrom('count_marks')
  .select([
    'number',
    'id',
    'asset',
    'tag',
    'found',
    'place',
    'what',
    'serial',
    'note',
    'document',
    'withdraws',
    'outside',
    'who',
    'who_name',
    'at',
  ])

const marksAfter = query((p: Param<Of<{ after: number }>>) =>
  marks
    .where('organisation', '=', p('organisation'))
    .where('count', '=', p('count'))
    .where('number', '>', p('after'))
    .orderBy('number'),
)

const oneMark = query((p: Param<Of<{ id: string }>>) =>
  marks
    .where('organisation', '=', p('organisation'))
    .where('count', '=', p('count'))
    .where('id', '=', p('id')),
)

const last = query((p: Param<Of<object>>) =>
  db
    .selectFrom('count_marks')
    .select('number')
    .where('organisation', '=', p('organisation'))
    .where('count', '=', p('count'))
    .orderBy('number', 'desc')
    .limit(1),
)

const putMark = query((p: Param<Tables['count_marks']>) =>
  db.insertInto('count_marks').values({
    organisation: p('organisation'),
    count: p('count'),
    number: p('number'),
    id: p('id'),
    asset: p('asset'),
    tag: p('tag'),
    found: p('found'),
    place: p('place'),
    what: p('what'),
    serial: p('serial'),
    note: p('note'),
    document: p('document'),
    withdraws: p('withdraws'),
    outside: p('outside'),
    who: p('who'),
    who_name: p('who_name'),
    at: p('at'),
  }),
)

type MarkRow = Omit<Tables['count_marks'], 'organisation' | 'count'>

const toMark = ({ outside, who, who_name, ...row }: MarkRow): Mark => ({
  ...row,
  outside: outside === null ? null : (JSON.parse(outside) as Mark['outside']),
  by: { id: who, name: who_name },
})

const lastNumber = async (scope: Scope, count: string): Promise<number> =>
  (await scope.get(last, { count }))?.number ?? 0

export const countReader = (scope: Scope): CountStore['read'] => ({
  list: async () => (await scope.all(list, {})).map(({ body }) => JSON.parse(body) as Count),
  get: async (id) => {
    const row = await scope.get(one, { id })
    return row ? (JSON.parse(row.body) as Count) : null
  },
  expected: async (count) => {
    const rows = await scope.all(assets, { count })
    // One text is parsed faster than many thousand.
    return JSON.parse(`[${rows.map(({ body }) => body).join(',')}]`) as CountedAsset[]
  },
  marks: async (count, after = 0) => (await scope.all(marksAfter, { count, after })).map(toMark),
  mark: async (count, id) => {
    const row = await scope.get(oneMark, { count, id })
    return row ? toMark(row) : null
  },
})

export const countWriter = (scope: Scope): CountStore['write'] => ({
  put: async (count) => {
    await scope.run(put, { id: count.id, opened_at: count.opened.at, body: JSON.stringify(count) })
  },
  expect: async (count, expected) => {
    for (const [index, asset] of expected.entries())
      await scope.run(putAsset, { count, number: index + 1, body: JSON.stringify(asset) })
  },
  addMark: async (count, { outside, by, ...mark }) => {
    const number = (await lastNumber(scope, count)) + 1
    await scope.run(putMark, {
      count,
      number,
      ...mark,
      outside: outside === null ? null : JSON.stringify(outside),
      who: by.id,
      who_name: by.name,
    })
    return number
  },
})
