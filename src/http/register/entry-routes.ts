import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { z } from 'zod'
import { schemaOf } from '#contract/entry-fields.js'
import type { Part } from '#contract/register.js'
import { type Entry, entryById } from '#domain/register/entries.js'
import { mergePatch } from '#lib/merge-patch.js'
import { Problem } from '#lib/problem.js'
import { registerAt } from '#service/register-at.js'
import { asOfParameter, faultsOf, json, missing, ProblemBody, refusals } from '../api.js'
import { readAsOf } from '../as-of.js'
import type { Env } from '../env.js'
import { may } from '../may.js'
import type { RouteKit } from '../routes.js'
import { etagOf, requireVersion } from './preconditions.js'

const params = z.object({ id: z.string().min(1).max(64) })
const why = z.string().max(1000).optional().meta({ description: 'The reason, for the history.' })
const changing = z.strictObject({ why })

const answer = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: ProblemBody } },
})
const clashes = {
  409: answer('Somebody else was faster, or the file was edited by hand and is not in order.'),
  412: answer('It is not what If-Match or If-None-Match says; `errors` tells what is there now.'),
} as const

const body = (schema: z.ZodType, mediaType: 'application/json' | 'application/merge-patch+json') => ({
  required: true,
  content: { [mediaType]: { schema } } as Record<'application/json', { schema: z.ZodType }>,
})

/** What may be put: the address says the id, so that the body need not. */
const entryWithoutId = (part: Part): z.ZodType => {
  const schema: z.ZodObject = schemaOf(part)
  const { id, ...shape } = schema.shape
  return schema.clone({ ...schema.def, shape: { id: z.optional(id as z.ZodType), ...shape } })
}

const routesOf = (part: Part) => {
  const path = `/api/v1/register/${part}/{id}`
  const entry = schemaOf(part)
  const saved = json('The entry; its version is the ETag, the number of the edit is Popis-Edit.', entry)
  return {
    get: createRoute({
      method: 'get',
      path,
      summary: `One entry: ${part}`,
      middleware: [may('read')] as const,
      request: { params, query: z.strictObject({ 'as-of': asOfParameter }) },
      responses: { 200: json('The entry; its version is the ETag.', entry), ...refusals, ...missing },
    }),
    put: createRoute({
      method: 'put',
      path,
      summary: `Adds an entry (If-None-Match: *) or replaces it (If-Match): ${part}`,
      middleware: [may('write')] as const,
      request: { params, query: changing, body: body(entryWithoutId(part), 'application/json') },
      responses: { 200: saved, 201: saved, ...refusals, ...clashes },
    }),
    patch: createRoute({
      method: 'patch',
      path,
      summary: `Changes fields of an entry by a merge patch, RFC 7396 (If-Match): ${part}`,
      middleware: [may('write')] as const,
      request: { params, query: changing, body: body(z.looseObject({}), 'application/merge-patch+json') },
      responses: { 200: saved, ...refusals, ...missing, ...clashes },
    }),
    delete: createRoute({
      method: 'delete',
      path,
      summary: `Removes an entry (If-Match): ${part}`,
      middleware: [may('write')] as const,
      request: { params, query: changing },
      responses: {
        204: { description: 'It is gone; the history keeps it.' },
        ...refusals,
        ...missing,
        ...clashes,
      },
    }),
  }
}

/** One entry of a part by its id: read, put, changed, removed. */
export const entryRoutes = (app: OpenAPIHono<Env>, { services }: RouteKit, part: Part): void => {
  const routes = routesOf(part)

  const found = (id: string): Entry => {
    const entry = entryById(services.register.value, part, id)
    if (entry === null) throw new Problem('not_found', `There is no ${part}/${id}.`)
    return entry
  }

  const make = async (c: Context<Env>, id: string, next: unknown, expected: string | null) => {
    const { id: who, name } = c.get('principal')
    const { number } = await services.editor.edit(
      { action: 'edit', why: c.req.query('why') ?? null, changes: [{ part, id, body: next, expected }] },
      { id: who, name },
    )
    if (number !== null) c.header('Popis-Edit', String(number))
  }

  app.openapi(routes.get, async (c) => {
    const { id } = c.req.valid('param')
    const { timeZone } = services.register.value.organisation
    const asOf = readAsOf(c.req.valid('query')['as-of'], timeZone, services.clock.now())
    const entry = entryById(await registerAt(services, asOf), part, id)
    if (entry === null) throw new Problem('not_found', `There is no ${part}/${id}.`)
    c.header('ETag', etagOf(entry))
    return c.json(entry as never, 200)
  })

  app.openapi(routes.put, async (c) => {
    const { id } = c.req.valid('param')
    const given = c.req.valid('json') as Partial<Entry>
    const next: Entry = { ...given, id: given.id ?? id }
    const expected = await requireVersion(c, services, { part, id }, next)
    await make(c, id, next, expected)
    c.header('ETag', etagOf(found(id)))
    return c.json(found(id) as never, expected === null ? 201 : 200)
  })

  app.openapi(routes.patch, async (c) => {
    const { id } = c.req.valid('param')
    const patch = c.req.valid('json')
    const next = mergePatch(found(id), patch)
    const expected = await requireVersion(c, services, { part, id }, next)
    const parsed = schemaOf(part).safeParse(next)
    if (!parsed.success)
      throw new Problem('invalid', `${part}/${id} would not be in order.`, {
        faults: faultsOf(parsed.error.issues),
      })
    await make(c, id, parsed.data, expected)
    c.header('ETag', etagOf(found(id)))
    return c.json(found(id) as never, 200)
  })

  app.openapi(routes.delete, async (c) => {
    const { id } = c.req.valid('param')
    found(id)
    await make(c, id, null, await requireVersion(c, services, { part, id }, null))
    return c.body(null, 204)
  })
}
