import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { checkKinds, NewPingCheck } from '#contract/ping-check.js'
import { checkStandings } from '#domain/jobs/advance-check.js'
import { showCheck, showPing } from '#service/pings/list-checks.js'
import { json, missing, newApi, refusals } from '../../api.js'
import { may } from '../../may.js'
import { defineRoutes } from '../../routes.js'

const at = z.string().nullable()

const Check = z.object({
  id: z.string(),
  slug: z.string().describe('Its short name, for addresses with a key.'),
  name: z.string(),
  kind: z.enum(checkKinds),
  schedule: z.string(),
  subject: z.string().describe('The device that its facts are about.'),
  entry: z.string().describe('Its fact set there.'),
  createdAt: z.string(),
  revokedAt: at,
  standing: z.enum(checkStandings),
  pings: z.int(),
  lastPingAt: at,
  lastSuccess: at,
  failedAt: at.describe('When the newest run failed; null where it did not.'),
  exitStatus: z.int().nullable(),
  startedAt: at.describe('Since when a run has been under way.'),
  expectedAt: at,
  durationSeconds: z.number().nullable(),
  missedRuns: z.int(),
})

const Ping = z.object({
  number: z.int(),
  at: z.string(),
  tells: z.enum(['start', 'success', 'fail', 'log']),
  exitStatus: z.int().nullable(),
  rid: z.string().nullable().describe('The run that it belongs to.'),
  method: z.string(),
  durationSeconds: z.number().nullable(),
  bodyBytes: z.int().describe('How much came with it.'),
  keptBytes: z.int().describe('How much of that is kept.'),
  body: z.string().nullable(),
})

const Made = z.object({
  check: Check,
  secret: z.string().describe('Its secret; it is told this once.'),
  url: z.string().describe('What the job calls.'),
})

const params = z.object({ slug: z.string().min(1).max(64) })

const listRoute = createRoute({
  method: 'get',
  path: '/api/v1/ping-checks',
  summary: 'Lists the checks of jobs that call an address',
  middleware: [may('read')] as const,
  responses: { 200: json('Every check.', z.object({ items: z.array(Check) })), ...refusals },
})

const addRoute = createRoute({
  method: 'post',
  path: '/api/v1/ping-checks',
  summary: 'Makes a check and its secret address',
  middleware: [may('enrol')] as const,
  request: { body: { required: true, content: { 'application/json': { schema: NewPingCheck } } } },
  responses: { 201: json('The check and its secret.', Made), ...refusals, ...missing },
})

const oneRoute = createRoute({
  method: 'get',
  path: '/api/v1/ping-checks/{slug}',
  summary: 'A check, with its newest pings and what came with them',
  middleware: [may('read')] as const,
  request: {
    params,
    query: z.object({ limit: z.coerce.number().pipe(z.int().min(1).max(1000)).default(100) }),
  },
  responses: {
    200: json('The check, the newest ping first.', z.object({ check: Check, pings: z.array(Ping) })),
    ...refusals,
    ...missing,
  },
})

const renewRoute = createRoute({
  method: 'post',
  path: '/api/v1/ping-checks/{slug}/renew',
  summary: 'Gives a check another secret; the one before ends',
  middleware: [may('enrol')] as const,
  request: { params },
  responses: { 200: json('The check and its secret.', Made), ...refusals, ...missing },
})

const revokeRoute = createRoute({
  method: 'post',
  path: '/api/v1/ping-checks/{slug}/revoke',
  summary: 'Ends a check: its address is no more',
  middleware: [may('retire')] as const,
  request: { params },
  responses: { 200: json('The check as it was.', Check), ...refusals, ...missing },
})

const keyRoute = createRoute({
  method: 'post',
  path: '/api/v1/ping-key',
  summary: 'Makes the key for addresses with short names, in place of the one before; or only ends that',
  middleware: [may('enrol')] as const,
  request: {
    body: {
      required: true,
      content: { 'application/json': { schema: z.strictObject({ isWanted: z.boolean().default(true) }) } },
    },
  },
  responses: {
    200: json('The key; it is told this once.', z.object({ key: z.string().nullable() })),
    ...refusals,
  },
})

/** Checks for programs; `slug` is the short name of one that serves, or the id of any. */
export default defineRoutes(({ services }) => {
  const { pings, clock } = services
  const app = newApi()
  const made = ({ check, secret }: Awaited<ReturnType<typeof pings.add>>) => ({
    check: showCheck(check, clock.now()),
    secret,
    url: `${services.url()}/ping/${secret}`,
  })

  app.openapi(listRoute, async (c) => {
    const now = clock.now()
    return c.json({ items: (await pings.list()).map((check) => showCheck(check, now)) }, 200)
  })
  app.openapi(addRoute, async (c) =>
    c.json(made(await pings.add(c.req.valid('json'), c.get('principal').id)), 201),
  )
  app.openapi(oneRoute, async (c) => {
    const check = await pings.get(c.req.valid('param').slug)
    const found = await pings.pings(check.id, c.req.valid('query').limit)
    return c.json({ check: showCheck(check, clock.now()), pings: found.map(showPing) }, 200)
  })
  app.openapi(renewRoute, async (c) =>
    c.json(made(await pings.renew(c.req.valid('param').slug, c.get('principal').id)), 200),
  )
  app.openapi(revokeRoute, async (c) =>
    c.json(showCheck(await pings.revoke(c.req.valid('param').slug, c.get('principal').id), clock.now()), 200),
  )
  app.openapi(keyRoute, async (c) =>
    c.json({ key: await pings.setKey(c.req.valid('json').isWanted, c.get('principal').id) }, 200),
  )
  return app
})
