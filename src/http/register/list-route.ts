import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { z } from 'zod'
import { fieldsOf, schemaOf } from '#contract/entry-fields.js'
import type { Collection } from '#contract/register.js'
import { pageOfEntries, selectEntries } from '#domain/register/select.js'
import { registerAt } from '#service/register-at.js'
import { asOfParameter, json, page, pageOf, pageParameters, refusals } from '../api.js'
import { readAsOf } from '../as-of.js'
import type { Env } from '../env.js'
import { may } from '../may.js'
import type { RouteKit } from '../routes.js'

const word = (description: string) => z.string().max(256).optional().meta({ description })

const choice = (part: Collection, name: string) => {
  const kind = fieldsOf(part).find((field) => field.name === name)?.kind
  return kind?.is === 'choice' ? { [name]: z.enum(kind.options as [string, ...string[]]).optional() } : {}
}

const ofAssets = {
  place: word('Id of a place: what stands there or anywhere within it.'),
  custodian: word('Id of the role or person that answers for it.'),
  seen: z
    .stringbool({ truthy: ['true', '1'], falsy: ['false', '0'] })
    .optional()
    .meta({ description: 'Only what some agent sees, or only what none has ever seen.' }),
}

const Query = z.looseObject({
  q: z.string().optional(),
  kind: z.string().optional(),
  state: z.string().optional(),
  place: z.string().optional(),
  custodian: z.string().optional(),
  seen: z.boolean().optional(),
  'as-of': z.string().optional(),
  after: z.string().optional(),
  limit: z.number(),
})

/** `GET /api/v1/register/assets` and its like. */
export const listRoute = (app: OpenAPIHono<Env>, { services }: RouteKit, part: Collection): void => {
  const route = createRoute({
    method: 'get',
    path: `/api/v1/register/${part}`,
    summary: `Entries of the register: ${part}`,
    middleware: [may('read')] as const,
    request: {
      query: z.strictObject({
        q: word('Words that must all stand somewhere in the entry; Cyrillic and Latin are the same.'),
        ...choice(part, 'kind'),
        ...choice(part, 'state'),
        ...(part === 'assets' ? ofAssets : {}),
        'as-of': asOfParameter,
        ...pageParameters,
      }),
    },
    responses: { 200: json('A page of entries.', pageOf(schemaOf(part))), ...refusals },
  })
  app.openapi(route, async (c) => {
    const { limit, after, 'as-of': asOfText, seen, ...filter } = Query.parse(c.req.valid('query'))
    const { timeZone } = services.register.value.organisation
    const register = await registerAt(services, readAsOf(asOfText, timeZone, services.clock.now()))
    const isSeen = seen === undefined ? {} : { isSeen: seen }
    const { q, kind, state, place, custodian } = filter
    const wanted = {
      ...(q !== undefined && { q }),
      ...(kind !== undefined && { kind }),
      ...(state !== undefined && { state }),
      ...(place !== undefined && { place }),
      ...(custodian !== undefined && { custodian }),
    }
    const found = selectEntries(register, part, { ...wanted, ...isSeen }, services.links.observed)
    const listed = page(
      pageOfEntries(found, after, limit),
      limit,
      ({ id }) => id,
      (entry) => entry,
    )
    return c.json(listed as never, 200)
  })
}
