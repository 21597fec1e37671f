import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { Acknowledgement, Report } from '#contract/report.js'
import type { Services } from '#service/services.js'
import { json, refusals } from './api.js'
import { readBody } from './body.js'
import type { Env } from './env.js'
import { forSecret } from './may.js'
import { reportLimitBytes, reportPath, takeReport } from './take-report.js'

/** Takes in what agents report. A server takes most of them before they come here: see `directReports`. */
export const reports = (services: Pick<Services, 'findAgent' | 'intake'>, app: OpenAPIHono<Env>): void => {
  app.post(
    reportPath,
    forSecret('agent key', async (c: Context<Env>) =>
      c.json(
        await takeReport(services, {
          authorization: c.req.header('authorization'),
          sentAt: c.req.header('popis-sent-at') ?? null,
          body: () => readBody(c, reportLimitBytes),
        }),
      ),
    ),
  )

  app.openAPIRegistry.registerPath({
    method: 'post',
    path: reportPath,
    summary: 'Takes in a report of an agent',
    security: [{ agentKey: [] }],
    request: {
      headers: [],
      body: {
        description: 'At most 8 MiB, also inflated; `Content-Encoding: gzip` is welcome.',
        content: { 'application/json': { schema: Report } },
      },
    },
    responses: {
      200: json('The report, its verdicts and its alerts are on disk.', Acknowledgement),
      ...refusals,
      409: { description: 'Another report had this number.' },
      413: { description: 'The body is too large.' },
      415: { description: 'The body is encoded in an unknown way.' },
    },
  })
}
