import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { json, newApi } from '../../api.js'
import { open } from '../../may.js'
import { defineRoutes } from '../../routes.js'

const Address = z.object({
  address: z.string().nullable().describe('Where the request came from; null where its way does not tell.'),
})

const address = createRoute({
  method: 'get',
  path: '/api/v1/address',
  summary: 'The address that a request comes from, as this server sees it',
  description: 'For `link/address` of agents elsewhere. An address that asks too often is told to wait.',
  middleware: [open] as const,
  responses: { 200: json('It.', Address), 429: { description: 'Too often.' } },
})

/** Says to whoever asks what is his anyway: his own address. */
export default defineRoutes(({ where }) =>
  newApi().openapi(address, (c) => {
    c.get('slowDown')?.()
    c.header('cache-control', 'no-store')
    return c.json({ address: where.address(c) || null }, 200)
  }),
)
