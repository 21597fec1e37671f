import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { Evidence, State } from '#contract/verdict.js'
import { asOfParameter, json, newApi, page, pageOf, pageParameters, refusals } from '../../api.js'
import { readAsOf } from '../../as-of.js'
import { may } from '../../may.js'
import { defineRoutes } from '../../routes.js'

const AlertBody = z.object({
  id: z.int(),
  cause: z.enum(['verdict', 'silence']),
  rule: z.string().nullable(),
  thing: z.string(),
  subject: z.string().nullable(),
  state: State,
  since: z.string().nullable(),
  openedAt: z.string(),
  closedAt: z.string().nullable(),
  urgency: z.enum(['now', 'digest']),
  evidence: Evidence,
})

const route = createRoute({
  method: 'get',
  path: '/api/v1/alerts',
  summary: 'Troubles, the newest first',
  middleware: [may('read')] as const,
  request: {
    query: z.strictObject({
      open: z
        .stringbool({ truthy: ['true', '1'], falsy: ['false', '0'] })
        .optional()
        .meta({ description: 'Only those that are open, or only those that are over.' }),
      subject: z.string().max(256).optional(),
      'as-of': asOfParameter,
      ...pageParameters,
      after: z
        .string()
        .regex(/^\d{1,15}$/, 'is not `next` of a list')
        .transform(Number)
        .optional()
        .meta({ description: 'Where to go on: `next` of the list before.' }),
    }),
  },
  responses: { 200: json('A page of alerts.', pageOf(AlertBody)), ...refusals },
})

export default defineRoutes(({ services }) =>
  newApi().openapi(route, async (c) => {
    const { open, subject, after, limit, 'as-of': asOfText } = c.req.valid('query')
    const asOf = readAsOf(asOfText, services.register.value.organisation.timeZone, services.clock.now())
    const found = await services.store.of(services.organisation).alerts.list({
      ...(open !== undefined && { open }),
      ...(subject && { subject }),
      ...(asOf && { asOf }),
      ...(after !== undefined && { before: after }),
      limit: limit + 1,
    })
    return c.json(
      page(
        found,
        limit,
        (last) => String(last.id),
        (alert) => alert,
      ),
      200,
    )
  }),
)
