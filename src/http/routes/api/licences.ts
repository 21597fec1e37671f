import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { licenceAnswer, lineDetail, lineOfKey } from '#service/licences/licence-answer.js'
import { asOfParameter, json, missing, newApi, refusals } from '../../api.js'
import { readAsOf } from '../../as-of.js'
import { may } from '../../may.js'
import { defineRoutes } from '../../routes.js'

const amounts = z.array(z.object({ amount: z.number(), currency: z.string() }))

const LineBody = z
  .looseObject({
    key: z.string(),
    name: z.string(),
    metric: z.string(),
    status: z.enum(['lapsed', 'shortfall', 'provisional', 'unmeasured', 'surplus', 'balanced']),
    required: z.int(),
    entitled: z.int(),
    claimed: z.int().describe('Units that would count if they were proven.'),
    applied: z.int(),
    shortfall: z.int(),
    surplus: z.int(),
    gap: z.int(),
    installed: z.int(),
    activated: z.int(),
    assigned: z.int(),
    used: z.int().nullable(),
    range: z.object({ low: z.int(), high: z.int() }).nullable(),
    exposure: amounts.nullable().describe('What buying the shortfall would cost; null without a price.'),
    idle: amounts.describe('What the surplus was bought for.'),
    waste: amounts.describe('What surplus subscriptions will still cost.'),
  })
  .describe('The position of a product.')

const list = createRoute({
  method: 'get',
  path: '/api/v1/licences',
  summary: 'Rights held against what is installed: every product, what can be taken back, what is unknown',
  middleware: [may('read')] as const,
  request: { query: z.strictObject({ 'as-of': asOfParameter }) },
  responses: {
    200: json(
      'The worst first.',
      z.looseObject({
        day: z.string(),
        coverage: z.object({ expected: z.int(), seen: z.int() }),
        lines: z.array(LineBody),
      }),
    ),
    ...refusals,
  },
})

const one = createRoute({
  method: 'get',
  path: '/api/v1/licences/product',
  summary: 'The position of one product, with the devices and the rule behind each number',
  middleware: [may('read')] as const,
  request: { query: z.strictObject({ key: z.string().min(1).max(1200), 'as-of': asOfParameter }) },
  responses: { 200: json('The product.', LineBody), ...refusals, ...missing },
})

export default defineRoutes(({ services }) => {
  const standing = (asOf: string | undefined) =>
    services.licences.standing(
      readAsOf(asOf, services.register.value.organisation.timeZone, services.clock.now()),
    )
  return newApi()
    .openapi(list, async (c) =>
      c.json(licenceAnswer(await standing(c.req.valid('query')['as-of'])) as never, 200),
    )
    .openapi(one, async (c) => {
      const { key, 'as-of': asOf } = c.req.valid('query')
      return c.json(lineDetail(lineOfKey(await standing(asOf), key)) as never, 200)
    })
})
