import type { CheckState, KeptPing, PingCheck } from '#domain/jobs/check.js'
import type { PingStore } from '#domain/ports/pings.js'
import type { Instant } from '#lib/instant.js'
import type { Scope } from './connection.js'
import { db, type Param, query } from './query.js'
import type { Tables } from './tables.js'

type Of<T> = T & { organisation: string }

const checks = db
  .selectFrom('ping_checks')
  .select(['id', 'slug', 'name', 'kind', 'schedule', 'subject', 'created_at', 'revoked_at', 'state'])

const everyCheck = query((p: Param<Of<object>>) =>
  checks.where('organisation', '=', p('organisation')).orderBy('name').orderBy('created_at').orderBy('id'),
)

const oneCheck = query((p: Param<Of<{ id: string }>>) =>
  checks.where('organisation', '=', p('organisation')).where('id', '=', p('id')),
)

const bySlug = query((p: Param<Of<{ slug: string }>>) =>
  checks
    .where('organisation', '=', p('organisation'))
    .where('slug', '=', p('slug'))
    .where('revoked_at', 'is', null),
)

const putCheck = query((p: Param<Tables['ping_checks']>) =>
  db
    .insertInto('ping_checks')
    .values({
      organisation: p('organisation'),
      id: p('id'),
      slug: p('slug'),
      name: p('name'),
      kind: p('kind'),
      schedule: p('schedule'),
      subject: p('subject'),
      created_at: p('created_at'),
      revoked_at: p('revoked_at'),
      state: p('state'),
    })
    .onConflict((conflict) =>
      conflict.columns(['organisation', 'id']).doUpdateSet({
        name: p('name'),
        schedule: p('schedule'),
        revoked_at: p('revoked_at'),
        state: p('state'),
      }),
    ),
)

const putState = query((p: Param<Of<{ id: string; state: string }>>) =>
  db
    .updateTable('ping_checks')
    .set({ state: p('state') })
    .where('organisation', '=', p('organisation'))
    .where('id', '=', p('id')),
)

const newest = query((p: Param<Of<{ check: string; before: number; limit: number }>>) =>
  db
    .selectFrom('pings')
    .select([
      'number',
      'at',
      'tells',
      'exit_status as exitStatus',
      'run',
      'method',
      'duration_seconds as durationSeconds',
      'body_bytes as bodyBytes',
      'body',
    ])
    .where('organisation', '=', p('organisation'))
    .where('check_id', '=', p('check'))
    .where('number', '<', p('before'))
    .orderBy('number', 'desc')
    .limit(p('limit')),
)

const add = query((p: Param<Tables['pings']>) =>
  db.insertInto('pings').values({
    organisation: p('organisation'),
    check_id: p('check_id'),
    number: p('number'),
    at: p('at'),
    tells: p('tells'),
    exit_status: p('exit_status'),
    run: p('run'),
    method: p('method'),
    duration_seconds: p('duration_seconds'),
    body_bytes: p('body_bytes'),
    body: p('body'),
  }),
)

const keys = db.selectFrom('ping_keys').select('created_at as at').where('revoked_at', 'is', null)

const oneKey = query((p: Param<Of<{ hash: string }>>) =>
  keys.where('organisation', '=', p('organisation')).where('hash', '=', p('hash')),
)

const presentKey = query((p: Param<Of<object>>) => keys.where('organisation', '=', p('organisation')))

const endKeys = query((p: Param<Of<{ at: Instant }>>) =>
  db
    .updateTable('ping_keys')
    .set({ revoked_at: p('at') })
    .where('organisation', '=', p('organisation'))
    .where('revoked_at', 'is', null),
)

const putKey = query((p: Param<Of<{ hash: string; at: Instant }>>) =>
  db.insertInto('ping_keys').values({
    organisation: p('organisation'),
    hash: p('hash'),
    created_at: p('at'),
    revoked_at: null,
  }),
)

type CheckRow = Omit<Tables['ping_checks'], 'organisation'>

const toCheck = ({ created_at, revoked_at, schedule, state, ...row }: CheckRow): PingCheck => ({
  ...row,
  schedule: JSON.parse(schedule) as PingCheck['schedule'],
  createdAt: created_at,
  revokedAt: revoked_at,
  state: JSON.parse(state) as CheckState,
})

export const pingReader = (scope: Scope): PingStore['read'] => ({
  checks: async () => (await scope.all(everyCheck, {})).map(toCheck),
  check: async (id) => {
    const row = await scope.get(oneCheck, { id })
    return row ? toCheck(row) : null
  },
  bySlug: async (slug) => {
    const row = await scope.get(bySlug, { slug })
    return row ? toCheck(row) : null
  },
  pings: async (check, limit, before = Number.MAX_SAFE_INTEGER): Promise<KeptPing[]> =>
    scope.all(newest, { check, limit, before }),
  keySince: async (hash) => (await scope.get(oneKey, { hash }))?.at ?? null,
  presentKey: async () => (await scope.get(presentKey, {}))?.at ?? null,
})

export const pingWriter = (scope: Scope): PingStore['write'] => ({
  put: async ({ createdAt, revokedAt, schedule, state, ...check }) => {
    await scope.run(putCheck, {
      ...check,
      created_at: createdAt,
      revoked_at: revokedAt,
      schedule: JSON.stringify(schedule),
      state: JSON.stringify(state),
    })
  },
  putState: async (id, state) => {
    await scope.run(putState, { id, state: JSON.stringify(state) })
  },
  add: async (check, { exitStatus, durationSeconds, bodyBytes, ...ping }) => {
    await scope.run(add, {
      ...ping,
      check_id: check,
      exit_status: exitStatus,
      duration_seconds: durationSeconds,
      body_bytes: bodyBytes,
    })
  },
  putKey: async (hash, at) => {
    await scope.run(endKeys, { at })
    if (hash !== null) await scope.run(putKey, { hash, at })
  },
})
