import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { asOfParameter, json, missing, newApi, refusals } from '../../api.js'
import { readAsOf } from '../../as-of.js'
import { may } from '../../may.js'
import { defineRoutes } from '../../routes.js'

const route = createRoute({
  method: 'get',
  path: '/api/v1/checklists/{framework}',
  summary: 'Every control of a framework with its state and evidence',
  middleware: [may('read')] as const,
  request: {
    params: z.object({
      framework: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'is not the name of a framework'),
    }),
    query: z.strictObject({ 'as-of': asOfParameter }),
  },
  responses: { 200: json('The checklist.', z.looseObject({})), ...refusals, ...missing },
})

export default defineRoutes(({ services }) =>
  newApi().openapi(route, async (c) => {
    const { timeZone } = services.register.value.organisation
    const asOf = readAsOf(c.req.valid('query')['as-of'], timeZone, services.clock.now())
    const checklist = await services.checklist(c.req.valid('param').framework, asOf)
    return c.json(checklist as unknown as Record<string, unknown>, 200)
  }),
)
