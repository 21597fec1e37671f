import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { SubjectKind } from '#contract/topic.js'
import { State } from '#contract/verdict.js'
import { describeSubject } from '#service/describe-subject.js'
import { asOfParameter, json, missing, newApi, page, pageOf, pageParameters, refusals } from '../../api.js'
import { readAsOf } from '../../as-of.js'
import { may } from '../../may.js'
import { defineRoutes } from '../../routes.js'
import { VerdictBody } from './verdicts.js'

const SubjectBody = z.object({
  id: z.string(),
  kind: SubjectKind,
  name: z.string(),
  firstSeen: z.string(),
  verdicts: z.partialRecord(State, z.int()).describe('How many verdicts of each state it has now.'),
})

const AgentBody = z.object({
  id: z.string(),
  version: z.string(),
  enrolledAt: z.string(),
  lastReportAt: z.string().nullable().describe('When its last report came in.'),
  observedAt: z.string().nullable().describe('When that was observed.'),
  intervalSeconds: z.int(),
  staleAt: z.string().nullable().describe('When what it said is no longer known.'),
  isStale: z.boolean(),
  skewSeconds: z.number(),
})

const FactSetBody = z.object({
  entry: z.string(),
  agent: z.string(),
  hash: z.string().nullable(),
  since: z.string().nullable(),
  observedAt: z.string().nullable(),
  goneAt: z.string().nullable(),
  asked: z
    .object({
      since: z.string(),
      at: z.string(),
      reason: z.string(),
      detail: z.string(),
      configured: z.boolean(),
    })
    .nullable()
    .describe('The last asking, where it failed.'),
  facts: z.array(z.unknown()).nullable(),
})

const SubjectDetail = SubjectBody.extend({
  asOf: z.string(),
  agent: AgentBody.nullable().describe('The agent that runs on it.'),
  facts: z.record(z.string(), z.array(FactSetBody)).describe('By topic.'),
  verdicts: z.array(VerdictBody),
  readings: z.array(
    z.object({
      entry: z.string(),
      metric: z.string(),
      key: z.string(),
      unit: z.string().nullable(),
      at: z.string(),
      value: z.number(),
    }),
  ),
})

const listRoute = createRoute({
  method: 'get',
  path: '/api/v1/subjects',
  summary: 'The things that facts are about',
  middleware: [may('read')] as const,
  request: {
    query: z.strictObject({ kind: SubjectKind.optional(), 'as-of': asOfParameter, ...pageParameters }),
  },
  responses: { 200: json('A page of subjects.', pageOf(SubjectBody)), ...refusals },
})

const retireRoute = createRoute({
  method: 'post',
  path: '/api/v1/subjects/{id}/retire',
  summary: 'Ends what is no longer reported and need not be',
  middleware: [may('retire')] as const,
  request: {
    params: z.object({ id: z.string() }),
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({
            entry: z.string().describe('The entry, such as backup/restic:nightly.'),
            key: z
              .string()
              .optional()
              .describe('One key of it, such as a job; left out: all of an entry that is gone.'),
          }),
        },
      },
    },
  },
  responses: { 204: { description: 'Its verdicts have ended; the history keeps it.' }, ...refusals },
})

const oneRoute = createRoute({
  method: 'get',
  path: '/api/v1/subjects/{id}',
  summary: 'One subject: its facts, verdicts and last readings',
  middleware: [may('read')] as const,
  request: {
    params: z.object({ id: z.string().min(1).max(256) }),
    query: z.strictObject({ 'as-of': asOfParameter }),
  },
  responses: { 200: json('The subject.', SubjectDetail), ...refusals, ...missing },
})

export default defineRoutes(({ services }) => {
  const app = newApi()
  const asOfIn = (text: string | undefined) =>
    readAsOf(text, services.register.value.organisation.timeZone, services.clock.now())

  app.openapi(listRoute, async (c) => {
    const { kind, after, limit, 'as-of': asOfText } = c.req.valid('query')
    const asOf = asOfIn(asOfText)
    const found = await services.store.of(services.organisation).subjects({
      ...(kind && { kind }),
      ...(asOf && { asOf }),
      ...(after && { after }),
      limit: limit + 1,
    })
    return c.json(
      page(
        found,
        limit,
        (last) => last.id,
        ({ id, kind, name, firstSeen, verdicts }) => ({ id, kind, name, firstSeen, verdicts }),
      ),
      200,
    )
  })

  app.openapi(oneRoute, async (c) => {
    const asOf = asOfIn(c.req.valid('query')['as-of'])
    return c.json(await describeSubject(services, c.req.valid('param').id, asOf), 200)
  })

  app.openapi(retireRoute, async (c) => {
    const { entry, key = null } = c.req.valid('json')
    await services.retire({ subject: c.req.valid('param').id, entry, key }, c.get('principal').id)
    return c.body(null, 204)
  })

  return app
})
