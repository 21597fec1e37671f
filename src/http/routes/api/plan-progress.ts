import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { PlanProgress, progressStates } from '#contract/plan-progress.js'
import { PlanTemplate } from '#contract/plan-template.js'
import { planNamed } from '#service/plan/act-on-plan.js'
import {
  handedProgress,
  handedTemplate,
  progressReceived,
  takeProgress,
  usualStaleAfterDays,
} from '#service/plan/handed-progress.js'
import { registerFrom } from '#service/register-at.js'
import { asOfParameter, json, missing, newApi, refusals } from '../../api.js'
import { readAsOf } from '../../as-of.js'
import { bodyUpTo } from '../../body-limits.js'
import { may } from '../../may.js'
import { defineRoutes } from '../../routes.js'

const params = z.object({ plan: z.string().min(1).max(64) })
const path = '/api/v1/plans/{plan}/progress'

const Received = z.object({
  plan: z.string(),
  hash: z.string(),
  reporter: z.string().describe('Organisation that it tells of.'),
  asOf: z.string(),
  receivedAt: z.string(),
  who: z.string(),
  whoName: z.string(),
})

const Tally = z.record(z.enum(progressStates), z.int())
const Sums = z.array(
  z.object({ currency: z.string(), vatIncluded: z.boolean(), planned: z.number(), paid: z.number() }),
)

const RollupBody = z.looseObject({
  template: z.string(),
  at: z.string(),
  staleAfterDays: z.int(),
  organisations: z.array(
    z.looseObject({
      id: z.string(),
      hearing: z.enum(['heard', 'stale', 'silent']),
      asOf: z.string().nullable(),
      version: z.int().nullable(),
      isOtherVersion: z.boolean(),
      rows: Tally,
      money: Sums.describe('Of an organisation that is heard.'),
    }),
  ),
  rows: z.array(
    z.looseObject({
      id: z.string(),
      organisations: Tally.describe('One for each organisation.'),
      who: z.record(z.enum(progressStates), z.array(z.string())),
      money: Sums,
    }),
  ),
})

const take = createRoute({
  method: 'post',
  path,
  summary: 'Takes how far another organisation has come with a plan that was handed to it',
  middleware: [may('report'), bodyUpTo(16 * 1024 * 1024)] as const,
  request: { params, body: { required: true, content: { 'application/json': { schema: PlanProgress } } } },
  responses: {
    200: json('It was known already.', Received),
    201: json('It is kept.', Received),
    ...refusals,
    ...missing,
  },
})

const roll = createRoute({
  method: 'get',
  path,
  summary: 'How far all organisations have come with a plan that was handed to them',
  middleware: [may('read')] as const,
  request: {
    params,
    query: z.strictObject({
      'as-of': asOfParameter,
      'stale-after': z.coerce
        .number()
        .pipe(z.int().min(1).max(3660))
        .default(usualStaleAfterDays)
        .meta({ description: 'After how many days what an organisation said counts as unknown.' }),
    }),
  },
  responses: { 200: json('The roll-up.', RollupBody), ...refusals, ...missing },
})

const history = createRoute({
  method: 'get',
  path: `${path}/{organisation}`,
  summary: 'Everything that an organisation said of a plan, and the newest of it',
  middleware: [may('read')] as const,
  request: { params: params.extend({ organisation: z.string().min(1).max(64) }), query: z.strictObject({}) },
  responses: {
    200: json('The newest first.', z.object({ items: z.array(Received), newest: PlanProgress.nullable() })),
    ...refusals,
    ...missing,
  },
})

const template = createRoute({
  method: 'get',
  path: '/api/v1/plans/{plan}/template',
  summary: 'A plan as a template for other organisations, without what is this one’s own',
  middleware: [may('read')] as const,
  request: { params, query: z.strictObject({}) },
  responses: { 200: json('The template.', PlanTemplate), ...refusals, ...missing },
})

/** Plans that are handed to other organisations, and what comes back. */
export default defineRoutes(({ services }) => {
  const { store, organisation, register, clock } = services
  return newApi()
    .openapi(take, async (c) => {
      const { id, name, role } = c.get('principal')
      const progress = c.req.valid('json')
      const { plan } = c.req.valid('param')
      const { isNew, received } = await takeProgress(services, plan, progress, { id, name, role })
      return isNew ? c.json(received, 201) : c.json(received, 200)
    })
    .openapi(roll, async (c) => {
      const { 'as-of': day, 'stale-after': staleAfterDays } = c.req.valid('query')
      const asOf = readAsOf(day, register.value.organisation.timeZone, clock.now())
      const then =
        asOf === null
          ? register.value
          : await registerFrom(store.of(organisation), register.value.organisation, asOf)
      const given = { asOf, staleAfterDays }
      const { rollup } = await handedProgress(services, then, c.req.valid('param').plan, given)
      return c.json(rollup as never, 200)
    })
    .openapi(history, async (c) => {
      const { plan, organisation: reporter } = c.req.valid('param')
      planNamed(services, plan)
      const all = await progressReceived(services, plan, null)
      const items = all.filter((one) => one.reporter === reporter)
      const newest = items[0] ? await store.of(organisation).progress.get(plan, items[0].hash) : null
      return c.json({ items, newest }, 200)
    })
    .openapi(template, async (c) => c.json(await handedTemplate(services, c.req.valid('param').plan), 200))
})
