import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { HandOver } from '#contract/register/hand-over.js'
import { LocalText } from '#contract/register/text.js'
import { decimalOf, type Sums } from '#domain/counting/money.js'
import { custodyBook, type Holding, holdingOfParty } from '#domain/custody/holdings.js'
import { custodySheet } from '#domain/custody/sheet.js'
import { Problem } from '#lib/problem.js'
import { handOver, nextActNumber } from '#service/hand-over.js'
import { json, missing, newApi, refusals } from '../../api.js'
import { may } from '../../may.js'
import { defineRoutes } from '../../routes.js'

const Value = z.record(z.string(), z.string()).describe('Sums of prices with VAT, by currency.')

const HoldingBody = z.object({
  id: z.string(),
  name: LocalText,
  isPerson: z.boolean(),
  leftOn: z.string().nullable(),
  count: z.int(),
  value: Value,
  unpriced: z.int().describe('Assets without a price.'),
})

const Full = HoldingBody.extend({ assets: z.array(z.string()) })

const listRoute = createRoute({
  method: 'get',
  path: '/api/v1/custody',
  summary: 'Who answers for how much',
  middleware: [may('read')] as const,
  request: { query: z.strictObject({}) },
  responses: {
    200: json(
      'Everybody who holds something.',
      z.object({
        holders: z.array(HoldingBody),
        unheld: z.array(z.string()).describe('In use, and nobody answers for it.'),
      }),
    ),
    ...refusals,
  },
})

const oneRoute = createRoute({
  method: 'get',
  path: '/api/v1/custody/{party}',
  summary: 'What a person or a role answers for',
  middleware: [may('read')] as const,
  request: { params: z.strictObject({ party: z.string() }) },
  responses: { 200: json('The holding.', Full), ...refusals, ...missing },
})

const actRoute = createRoute({
  method: 'post',
  path: '/api/v1/hand-overs',
  summary: 'Hands things over, takes them back or writes them off, in one edit',
  middleware: [may('write')] as const,
  request: {
    body: {
      required: true,
      content: {
        'application/json': {
          schema: HandOver.partial({ id: true }).extend({
            leaves: z
              .boolean()
              .optional()
              .describe('True where the person who gives everything back has left by it.'),
            versions: z
              .record(z.string(), z.string())
              .default({})
              .describe(
                'Versions of the assets that were looked at; one that is another by now is a conflict.',
              ),
          }),
        },
      },
    },
  },
  responses: {
    201: json('The act.', z.object({ id: z.string(), edit: z.int().nullable(), version: z.string() })),
    ...refusals,
  },
})

const sheetRoute = createRoute({
  method: 'get',
  path: '/api/v1/hand-overs/{id}',
  summary: 'An act with what stands on its sheet',
  middleware: [may('read')] as const,
  request: { params: z.strictObject({ id: z.string() }) },
  responses: {
    200: json(
      'The sheet.',
      z.object({
        act: HandOver,
        rows: z.array(z.record(z.string(), z.unknown())),
        value: Value,
        unpriced: z.int(),
      }),
    ),
    ...refusals,
    ...missing,
  },
})

const decimals = (sums: Sums): Record<string, string> =>
  Object.fromEntries(Object.entries(sums).map(([currency, minor]) => [currency, decimalOf(minor)]))

const show = ({ party, assets, value, unpriced }: Holding) => ({
  id: party.id,
  name: party.name,
  isPerson: party.isPerson,
  leftOn: party.leftOn,
  count: assets.length,
  value: decimals(value),
  unpriced,
})

export default defineRoutes(({ services }) => {
  const app = newApi()

  app.openapi(listRoute, (c) => {
    const { holdings, unheld } = custodyBook(services.register.value)
    return c.json({ holders: holdings.map(show), unheld: unheld.map(({ id }) => id) }, 200)
  })

  app.openapi(oneRoute, (c) => {
    const { party } = c.req.valid('param')
    const holding = holdingOfParty(services.register.value, party)
    if (!holding) throw new Problem('not_found', `There is neither a person nor a role ${party}.`)
    return c.json({ ...show(holding), assets: holding.assets.map(({ id }) => id) }, 200)
  })

  app.openapi(actRoute, async (c) => {
    const { versions, leaves, id = nextActNumber(services), ...given } = c.req.valid('json')
    const { id: who, name } = c.get('principal')
    const act = { ...given, id, ...(leaves && { leaves }) }
    const { number, version } = await handOver(services, act, new Map(Object.entries(versions)), {
      id: who,
      name,
    })
    return c.json({ id, edit: number, version }, 201)
  })

  app.openapi(sheetRoute, (c) => {
    const { id } = c.req.valid('param')
    const sheet = custodySheet(services.register.value, id)
    if (!sheet) throw new Problem('not_found', `There is no act ${id}.`)
    const { act, rows, value, unpriced } = sheet
    return c.json({ act, rows: rows.map((row) => ({ ...row })), value: decimals(value), unpriced }, 200)
  })

  return app
})
