import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { Money } from '#contract/register/text.js'
import { type DueItem, dueStates, withinDays } from '#domain/due/due.js'
import { renewalsWithin } from '#domain/due/renewals.js'
import { json, newApi, refusals } from '../../api.js'
import { may } from '../../may.js'
import { defineRoutes } from '../../routes.js'

const within = z.coerce.number().pipe(z.int().min(0).max(36_500)).describe('Days ahead.')

const Item = z.object({
  id: z.string().describe('The same as long as it is the same thing.'),
  kind: z.string(),
  name: z.union([z.string(), z.record(z.string(), z.string())]),
  state: z.enum(dueStates),
  lastDay: z.string().nullable().describe('The last day on which it is good; null where nobody knows.'),
  endsAt: z.string().nullable().describe('The moment at which it ends.'),
  daysLeft: z.int().nullable().describe('0 on the last day, below 0 after it.'),
  warning: z.int().nullable().describe('The warning that has been reached, in days ahead.'),
  gap: z.string().nullable().describe('Why nobody knows the day.'),
  count: z.int(),
  of: z.array(
    z.object({
      part: z.string().optional(),
      id: z.string().optional(),
      subject: z.string().optional(),
    }),
  ),
  supplier: z.string().nullable(),
  price: Money.nullable().describe('What it cost last time.'),
  measure: z.string().nullable(),
  way: z.enum(['order', 'tender']).nullable().describe('How it would be bought; null where nobody can tell.'),
  buyFrom: z.string().nullable().describe('The day by which buying must begin.'),
})

const list = createRoute({
  method: 'get',
  path: '/api/v1/due',
  summary: 'All that ends, the earliest first, with what has lapsed and what nobody knows',
  middleware: [may('read')] as const,
  request: { query: z.strictObject({ within: within.default(180), kind: z.string().optional() }) },
  responses: {
    200: json('Every term.', z.object({ supportedAsOf: z.string(), items: z.array(Item) })),
    ...refusals,
  },
})

const renewals = createRoute({
  method: 'get',
  path: '/api/v1/due/renewals',
  summary: 'What is bought again, by supplier, with what it cost last time',
  middleware: [may('read')] as const,
  request: { query: z.strictObject({ within: within.default(365) }) },
  responses: {
    200: json(
      'Every supplier.',
      z.object({
        suppliers: z.array(
          z.object({
            supplier: z.string().nullable(),
            totals: z.array(Money),
            unpriced: z.int().describe('How many have no price.'),
            items: z.array(Item),
          }),
        ),
      }),
    ),
    ...refusals,
  },
})

const shown = (item: DueItem): z.infer<typeof Item> => ({
  id: item.id,
  kind: item.kind,
  name: item.name,
  state: item.state,
  lastDay: item.lastDay,
  endsAt: item.endsAt ?? null,
  daysLeft: item.daysLeft,
  warning: item.warning,
  gap: item.gap ?? null,
  count: item.count ?? item.of.length,
  of: item.of.map((of) => ({ ...of })),
  supplier: item.supplier ?? null,
  price: item.price ?? null,
  measure: item.measure ?? null,
  way: item.way,
  buyFrom: item.buyFrom,
})

/** All that ends, for programs. */
export default defineRoutes(({ services }) =>
  newApi()
    .openapi(list, async (c) => {
      const { within: days, kind } = c.req.valid('query')
      const due = await services.due()
      const items = withinDays(await due.items(), days).filter(
        (item) => kind === undefined || item.kind === kind,
      )
      return c.json({ supportedAsOf: due.supportedAsOf, items: items.map(shown) }, 200)
    })
    .openapi(renewals, async (c) => {
      const items = await (await services.due()).items()
      const suppliers = renewalsWithin(items, c.req.valid('query').within).map((group) => ({
        supplier: group.supplier,
        totals: [...group.totals],
        unpriced: group.unpriced,
        items: group.items.map(shown),
      }))
      return c.json({ suppliers }, 200)
    }),
)
