import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { AgentSelf } from '#contract/agent-self.js'
import { Enrolled, Enrolment } from '#contract/report.js'
import { Problem } from '#lib/problem.js'
import { parseJson } from '#service/parse-json.js'
import { verbs } from '#service/verbs.js'
import { faultsOf, json, missing, newApi, refusals } from '../../api.js'
import { readBody } from '../../body.js'
import { bodyUpTo } from '../../body-limits.js'
import { bearerOf } from '../../identify.js'
import { forSecret, may } from '../../may.js'
import { defineRoutes } from '../../routes.js'
import { agentOf } from '../../take-report.js'

const mostEnrolmentBytes = 64 * 1024

const enrolRoute = createRoute({
  method: 'post',
  path: '/api/v1/agents/enrol',
  summary: 'Lets an agent in by an enrolment token and gives it its key',
  security: [{ enrolmentToken: [] }],
  middleware: [forSecret('enrolment token', bodyUpTo(mostEnrolmentBytes))] as const,
  responses: { 201: json('The agent, its host and its key.', Enrolled), ...refusals },
})

const tokenRoute = createRoute({
  method: 'post',
  path: '/api/v1/agents/tokens',
  summary: 'Makes an enrolment token',
  middleware: [may('enrol')] as const,
  request: {
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({
            uses: z.int().min(1).max(100_000).default(1).describe('How many agents it lets in.'),
            expiresInHours: z
              .number()
              .positive()
              .max(24 * 366)
              .default(24)
              .describe('How long it serves.'),
          }),
        },
      },
    },
  },
  responses: {
    201: json('The token; it is told this once.', z.object({ token: z.string(), expiresAt: z.string() })),
    ...refusals,
  },
})

const revokeRoute = createRoute({
  method: 'post',
  path: '/api/v1/agents/{id}/revoke',
  summary: 'Ends the key of an agent: its next report is refused',
  middleware: [may('retire')] as const,
  request: { params: z.object({ id: z.string().min(1).max(128) }) },
  responses: {
    204: { description: 'It may no longer report; what it said is kept.' },
    ...refusals,
    ...missing,
  },
})

const selfRoute = createRoute({
  method: 'get',
  path: '/api/v1/agents/self',
  summary: 'Tells an agent what is known of it: popis agent doctor asks',
  security: [{ agentKey: [] }],
  middleware: [forSecret('agent key', bodyUpTo(0))] as const,
  responses: { 200: json('What is known of the agent.', AgentSelf), ...refusals },
})

const parseEnrolment = (bytes: Uint8Array): Enrolment => {
  const parsed = Enrolment.safeParse(parseJson(bytes, 'The body'))
  if (parsed.success) return parsed.data
  throw new Problem('invalid', 'The body of this request is wrong.', {
    faults: faultsOf(parsed.error.issues),
  })
}

/** How agents get in. The body is read only after a token was shown. */
export default defineRoutes(({ services }) => {
  const app = newApi()

  app.openapi(enrolRoute, async (c) => {
    const token = bearerOf(c.req.header('authorization'))
    if (token === null)
      throw new Problem('unauthorized', 'Enrolling needs an enrolment token: “Authorization: Bearer …”.')
    return c.json(await services.enrol(token, parseEnrolment(await readBody(c, mostEnrolmentBytes))), 201)
  })

  app.openapi(selfRoute, async (c) => {
    const { id, subject } = await agentOf(services, c.req.header('authorization'))
    const reader = services.store.of(services.organisation)
    const [agent, host] = await Promise.all([reader.agent(id), reader.subject(subject)])
    return c.json(
      {
        agent: id,
        host: host?.name ?? subject,
        now: services.clock.now(),
        lastReportAt: agent?.receivedAt ?? null,
      },
      200,
    )
  })

  app.openapi(tokenRoute, async (c) => {
    const { uses, expiresInHours } = c.req.valid('json')
    const made = await verbs['agent.token'].run(
      services,
      { uses, expiresInMs: expiresInHours * 3_600_000 },
      c.get('principal').id,
    )
    return c.json(made, 201)
  })

  app.openapi(revokeRoute, async (c) => {
    await verbs['agent.revoke'].run(services, { id: c.req.valid('param').id }, c.get('principal').id)
    return c.body(null, 204)
  })

  return app
})
