import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Hono } from 'hono'
import type { Services } from '#service/services.js'
import type { Env } from './env.js'
import type { WhereFrom } from './where-from.js'

/** What every file of routes is given. */
export interface RouteKit {
  readonly services: Services
  readonly where: WhereFrom
}

export type Routes = (kit: RouteKit) => Hono<Env> | OpenAPIHono<Env>

/** Some addresses and what answers there. Each route has `may(action)` or `open` as its first handler. */
export const defineRoutes = (routes: Routes): Routes => routes
