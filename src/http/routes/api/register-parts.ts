import type { OpenAPIHono } from '@hono/zod-openapi'
import { collections, type Part } from '#contract/register.js'
import { newApi } from '../../api.js'
import type { Env } from '../../env.js'
import { entryRoutes } from '../../register/entry-routes.js'
import { listRoute } from '../../register/list-route.js'
import { defineRoutes } from '../../routes.js'

/** The entries of the register, a set of routes for each part: each takes what the contract of that part says. */
export default defineRoutes((kit): OpenAPIHono<Env> => {
  const app = newApi()
  for (const part of collections) listRoute(app, kit, part)
  for (const part of [...collections, 'organisation'] satisfies Part[]) entryRoutes(app, kit, part)
  return app
})
