import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { Register } from '#contract/register.js'
import { json, newApi, refusals } from '../../api.js'
import { may } from '../../may.js'
import { defineRoutes } from '../../routes.js'

const route = createRoute({
  method: 'get',
  path: '/api/v1/register',
  summary: 'The register as people declared it',
  middleware: [may('read')] as const,
  request: { query: z.strictObject({}) },
  responses: { 200: json('The whole document; its version is the ETag.', Register), ...refusals },
})

export default defineRoutes(({ services }) =>
  newApi().openapi(route, (c) => {
    c.header('ETag', `"${services.register.version}"`)
    return c.json(services.register.value, 200)
  }),
)
