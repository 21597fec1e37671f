import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { Problem } from '#lib/problem.js'
import { json, newApi } from '../../api.js'
import { open } from '../../may.js'
import { defineRoutes } from '../../routes.js'

const Status = z.object({ status: z.literal('ok') })

const alive = createRoute({
  method: 'get',
  path: '/healthz',
  summary: 'Whether the process answers',
  middleware: [open] as const,
  responses: { 200: json('It does.', Status) },
})

const ready = createRoute({
  method: 'get',
  path: '/readyz',
  summary: 'Whether reports may come in',
  middleware: [open] as const,
  responses: { 200: json('They may.', Status), 503: { description: 'Not yet, or no more.' } },
})

export default defineRoutes(({ services }) =>
  newApi()
    .openapi(alive, (c) => c.json({ status: 'ok' as const }, 200))
    .openapi(ready, (c) => {
      if (!services.isReady()) throw new Problem('unavailable', 'The server is starting or stopping.')
      return c.json({ status: 'ok' as const }, 200)
    }),
)
