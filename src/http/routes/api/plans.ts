import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { planStanding, planSummaries, rowStanding } from '#service/plan/plan-answer.js'
import { signedStanding } from '#service/plan/with-signers.js'
import { asOfParameter, json, missing, newApi, refusals } from '../../api.js'
import { readAsOf } from '../../as-of.js'
import { may } from '../../may.js'
import { PlanBody, RowStandingBody, SummaryBody } from '../../plan-schemas.js'
import { defineRoutes } from '../../routes.js'

const query = z.strictObject({ 'as-of': asOfParameter })
const id = z.string().min(1).max(64)

const list = createRoute({
  method: 'get',
  path: '/api/v1/plans',
  summary: 'Plans with their totals: rows done and late, money planned, paid and left',
  middleware: [may('read')] as const,
  request: { query },
  responses: { 200: json('Every plan.', z.object({ items: z.array(SummaryBody) })), ...refusals },
})

const one = createRoute({
  method: 'get',
  path: '/api/v1/plans/{id}/status',
  summary: 'A plan against reality: every row, totals, and what falls due in twelve months',
  middleware: [may('read')] as const,
  request: { params: z.object({ id }), query },
  responses: {
    200: json('The plan; the entries behind a row are asked for one by one.', PlanBody),
    ...refusals,
    ...missing,
  },
})

const row = createRoute({
  method: 'get',
  path: '/api/v1/plans/{id}/status/{measure}',
  summary: 'A row of a plan against reality, with the list behind each number',
  middleware: [may('read')] as const,
  request: { params: z.object({ id, measure: z.string().min(1).max(32) }), query },
  responses: { 200: json('The row.', RowStandingBody), ...refusals, ...missing },
})

/** What is made here is data that JSON can say; its types are written for the program, not for the wire. */
const plain = <T>(value: unknown): T => value as T

export default defineRoutes(({ services }) => {
  const standing = (asOf: string | undefined) => {
    const { timeZone } = services.register.value.organisation
    return signedStanding(services, readAsOf(asOf, timeZone, services.clock.now()))
  }
  return newApi()
    .openapi(list, async (c) => {
      const found = planSummaries(await standing(c.req.valid('query')['as-of']))
      return c.json(plain<{ items: z.infer<typeof SummaryBody>[] }>({ items: found }), 200)
    })
    .openapi(one, async (c) => {
      const found = planStanding(await standing(c.req.valid('query')['as-of']), c.req.valid('param').id)
      const rows = found.rows.map(({ entries, ...rest }) => rest)
      return c.json(plain<z.infer<typeof PlanBody>>({ ...found, rows }), 200)
    })
    .openapi(row, async (c) => {
      const { id: plan, measure } = c.req.valid('param')
      const found = rowStanding(await standing(c.req.valid('query')['as-of']), plan, measure)
      return c.json(plain<z.infer<typeof RowStandingBody>>(found), 200)
    })
})
