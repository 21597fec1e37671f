import type { IncomingMessage, ServerResponse } from 'node:http'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { Problem } from '#lib/problem.js'
import { version } from '#lib/version.js'
import type { Services } from '#service/services.js'
import { newApi } from './api.js'
import type { Env, HttpSettings, Log } from './env.js'
import { identify } from './identify.js'
import { ownSite } from './own-site.js'
import { drawProblem } from './pages.js'
import { answerProblem } from './problems.js'
import { agents } from './routes/agents.js'
import { alerts } from './routes/alerts.js'
import { checklists } from './routes/checklists.js'
import { door } from './routes/door.js'
import { health } from './routes/health.js'
import { hosts } from './routes/hosts.js'
import { openapi } from './routes/openapi.js'
import { register } from './routes/register.js'
import { reports } from './routes/reports.js'
import { style } from './routes/style.js'
import { subjects } from './routes/subjects.js'
import { today } from './routes/today.js'
import { verdicts } from './routes/verdicts.js'
import { securityHeaders } from './security-headers.js'
import { directReports } from './take-report.js'
import { openWhereFrom } from './where-from.js'

export interface AppSettings extends Pick<HttpSettings, 'baseUrl' | 'trustedProxies' | 'tlsCert'> {}

export interface App extends OpenAPIHono<Env> {
  /** Offered every request before it is routed; true where it answers itself. */
  direct(incoming: IncomingMessage, outgoing: ServerResponse): boolean
}

/** All of HTTP: what agents and programs ask under /api, and the pages. */
export const createApp = (services: Services, settings: AppSettings, log: Log): App => {
  const where = openWhereFrom(settings)
  const app = newApi()
  const pageKit = { services, where }

  app.onError(answerProblem(log, drawProblem(pageKit)))
  app.notFound((c) => {
    throw new Problem('not_found', `There is nothing at ${c.req.path}.`)
  })

  // Before any middleware: see there.
  reports(services, app)

  app.use('*', securityHeaders(where), ownSite(where), identify(services.signIn, where))
  for (const routes of [
    health(services),
    agents(services),
    subjects(services),
    verdicts(services),
    alerts(services),
    register(services),
    checklists(services),
    style(),
    door(pageKit),
    today(pageKit),
    hosts(pageKit),
  ])
    app.route('/', routes)
  openapi(app, version)
  return Object.assign(app, { direct: directReports(services, log) })
}
