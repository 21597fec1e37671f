import type { OpenAPIHono } from '@hono/zod-openapi'
import { Acknowledgement, Report } from '#contract/report.js'
import { sha256 } from '#lib/canonical.js'
import { Problem } from '#lib/problem.js'
import type { Services } from '#service/services.js'
import { json, refusals } from '../api.js'
import { readBody } from '../body.js'
import type { Env } from '../env.js'
import { bearerOf } from '../identify.js'

const limitBytes = 8 * 1024 * 1024

/**
 * Takes in what agents report. It stands before all middleware and reads the socket itself, for it is asked
 * thousands of times as often as anything else.
 */
export const reports = (
  { store, intake }: Pick<Services, 'store' | 'intake'>,
  app: OpenAPIHono<Env>,
): void => {
  app.post('/api/v1/reports', async (c) => {
    const headers = c.env?.incoming?.headers
    const key = bearerOf(headers ? headers.authorization : c.req.header('authorization'))
    const agent = key === null ? null : await store.agentByKey(sha256(key))
    if (agent === null)
      throw new Problem('unauthorized', 'A report needs the key of an agent: “Authorization: Bearer …”.')
    if (agent.revokedAt !== null) throw new Problem('unauthorized', 'The key of this agent was revoked.')
    const body = await readBody(c, limitBytes)
    const sentAt = headers ? headers['popis-sent-at'] : c.req.header('popis-sent-at')
    return c.json(await intake(agent, body, typeof sentAt === 'string' ? sentAt : null))
  })

  app.openAPIRegistry.registerPath({
    method: 'post',
    path: '/api/v1/reports',
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
