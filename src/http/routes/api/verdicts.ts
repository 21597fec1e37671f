import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { Evidence, State } from '#contract/verdict.js'
import type { VerdictSpan } from '#domain/ports.js'
import { asOfParameter, json, newApi, page, pageOf, pageParameters, refusals } from '../../api.js'
import { readAsOf } from '../../as-of.js'
import { may } from '../../may.js'
import { defineRoutes } from '../../routes.js'

export const VerdictBody = z.object({
  rule: z.string(),
  thing: z.string().describe('The fact, subject or entry of the register that was judged.'),
  subject: z.string().nullable(),
  state: State,
  since: z.string().nullable().describe('When the term ended, or since when the fact has been so.'),
  from: z.string().describe('Since when the verdict stands.'),
  until: z.string().nullable(),
  flipsAt: z.string().nullable().describe('When time alone may change it.'),
  evidence: Evidence,
})

const route = createRoute({
  method: 'get',
  path: '/api/v1/verdicts',
  summary: 'Judgements of rules on things',
  middleware: [may('read')] as const,
  request: {
    query: z.strictObject({
      subject: z.string().max(256).optional(),
      rule: z.string().max(256).optional(),
      state: z
        .string()
        .transform((text) => text.split(','))
        .pipe(z.array(State))
        .optional()
        .meta({ description: 'One or several states, with commas: lapsed,fail.' }),
      'as-of': asOfParameter,
      ...pageParameters,
    }),
  },
  responses: { 200: json('A page of verdicts.', pageOf(VerdictBody)), ...refusals },
})

export default defineRoutes(({ services }) =>
  newApi().openapi(route, async (c) => {
    const { subject, rule, state, after, limit, 'as-of': asOfText } = c.req.valid('query')
    const asOf = readAsOf(asOfText, services.register.value.organisation.timeZone, services.clock.now())
    const found = await services.store.of(services.organisation).verdicts({
      ...(subject && { subject }),
      ...(rule && { rule }),
      ...(state && { states: state }),
      ...(asOf && { asOf }),
      ...(after && { after }),
      limit: limit + 1,
    })
    return c.json(
      page(found, limit, verdictCursor, (verdict) => verdict),
      200,
    )
  }),
)

const verdictCursor = ({ rule, thing }: VerdictSpan): string => `${rule} ${thing}`
