import type { IncomingMessage, ServerResponse } from 'node:http'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { loadFolder } from '#lib/folder.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import { version } from '#lib/version.js'
import type { Services } from '#service/services.js'
import { newApi } from './api.js'
import { limitBodies } from './body-limits.js'
import type { Env, HttpSettings, Log } from './env.js'
import { identify } from './identify.js'
import { openapi } from './openapi.js'
import { ownSite } from './own-site.js'
import { drawProblem } from './pages.js'
import { answerProblem } from './problems.js'
import { reports } from './reports.js'
import type { Routes } from './routes.js'
import { securityHeaders } from './security-headers.js'
import { slowDown } from './slow-down.js'
import { directReports } from './take-report.js'
import { openWhereFrom } from './where-from.js'

/** Every file of `routes/`: the API and the pages. */
const allRoutes = await loadFolder<Routes>(new URL('./routes/', import.meta.url))

export interface AppSettings extends Pick<HttpSettings, 'baseUrl' | 'trustedProxies' | 'tlsCert'> {}

export interface App extends OpenAPIHono<Env> {
  /** Offered every request before it is routed; true where it answers itself. */
  direct(incoming: IncomingMessage, outgoing: ServerResponse): boolean
}

/** All of HTTP: what agents and programs ask under /api, and the pages. */
export const createApp = (services: Services, settings: AppSettings, log: Log): App => {
  const where = openWhereFrom(settings)
  const app = newApi()
  const kit = { services, where }

  app.onError(answerProblem(log, drawProblem(kit)))
  app.notFound((c) => {
    throw new Problem('not_found', said`There is nothing at ${c.req.path}.`)
  })

  // Before any middleware: see there.
  reports(services, app)

  app.use(
    '*',
    securityHeaders(where),
    ownSite(where),
    limitBodies,
    slowDown(where, services.clock),
    identify(services.signIn, where),
  )
  for (const routes of allRoutes.values()) app.route('/', routes(kit))
  openapi(app, version)
  return Object.assign(app, { direct: directReports(services, log) })
}
