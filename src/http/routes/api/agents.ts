import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { Enrolled, Enrolment } from '#contract/report.js'
import { Problem } from '#lib/problem.js'
import { parseJson } from '#service/parse-json.js'
import { verbs } from '#service/verbs.js'
import { faultsOf, json, newApi, refusals } from '../../api.js'
import { readBody } from '../../body.js'
import { bearerOf } from '../../identify.js'
import { may } from '../../may.js'
import { defineRoutes } from '../../routes.js'

const enrolRoute = createRoute({
  method: 'post',
  path: '/api/v1/agents/enrol',
  summary: 'Lets an agent in by an enrolment token and gives it its key',
  security: [{ enrolmentToken: [] }],
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
    return c.json(await services.enrol(token, parseEnrolment(await readBody(c, 64 * 1024))), 201)
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

  return app
})
