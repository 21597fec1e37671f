import type { PlanProgress } from '#contract/plan-progress.js'
import type { PlanProgressStore } from '#domain/ports/plan-progress.js'
import type { Scope } from './connection.js'
import { db, type Param, query } from './query.js'
import type { Tables } from './tables.js'

const list = query((p: Param<{ organisation: string; plan: string }>) =>
  db
    .selectFrom('plan_progress')
    .select([
      'plan',
      'hash',
      'reporter',
      'as_of as asOf',
      'received_at as receivedAt',
      'who',
      'who_name as whoName',
    ])
    .where('organisation', '=', p('organisation'))
    .where('plan', '=', p('plan'))
    .orderBy('reporter')
    .orderBy('as_of', 'desc')
    .orderBy('hash'),
)

const one = query((p: Param<{ organisation: string; plan: string; hash: string }>) =>
  db
    .selectFrom('plan_progress')
    .select('body')
    .where('organisation', '=', p('organisation'))
    .where('plan', '=', p('plan'))
    .where('hash', '=', p('hash')),
)

const put = query((p: Param<Tables['plan_progress']>) =>
  db
    .insertInto('plan_progress')
    .values({
      organisation: p('organisation'),
      plan: p('plan'),
      hash: p('hash'),
      reporter: p('reporter'),
      as_of: p('as_of'),
      received_at: p('received_at'),
      who: p('who'),
      who_name: p('who_name'),
      body: p('body'),
    })
    .onConflict((conflict) => conflict.columns(['organisation', 'plan', 'hash']).doNothing()),
)

export const planProgressReader = (scope: Scope): PlanProgressStore['read'] => ({
  list: async (plan) => scope.all(list, { plan }),
  get: async (plan, hash) => {
    const row = await scope.get(one, { plan, hash })
    return row ? (JSON.parse(row.body) as PlanProgress) : null
  },
})

export const planProgressWriter = (scope: Scope): PlanProgressStore['write'] => ({
  put: async ({ asOf, receivedAt, whoName, ...received }, progress) => {
    await scope.run(put, {
      ...received,
      as_of: asOf,
      received_at: receivedAt,
      who_name: whoName,
      body: JSON.stringify(progress),
    })
  },
})
