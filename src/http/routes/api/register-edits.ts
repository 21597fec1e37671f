import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { collections } from '#contract/register.js'
import { editActions } from '#domain/ports/register-edits.js'
import { Problem } from '#lib/problem.js'
import { json, missing, newApi, ProblemBody, refusals } from '../../api.js'
import { may } from '../../may.js'
import { EditBody, Edited } from '../../register/edit-body.js'
import { defineRoutes } from '../../routes.js'

const Part = z.enum([...collections, 'organisation'])
const number = z.coerce.number().pipe(z.int().min(1))
const params = z.object({ number })

const listRoute = createRoute({
  method: 'get',
  path: '/api/v1/register/edits',
  summary: 'Changes of the register, the newest first',
  middleware: [may('read')] as const,
  request: {
    query: z.strictObject({
      part: Part.optional(),
      id: z.string().max(64).optional().meta({ description: 'Id of an entry; with `part`.' }),
      who: z.string().max(128).optional(),
      action: z.enum(editActions).optional(),
      text: z
        .string()
        .max(256)
        .optional()
        .meta({ description: 'A piece of the reason, of the name of who did it, or of what was changed.' }),
      before: number.optional().meta({ description: 'Where to go on: `next` of the list before.' }),
      limit: z.coerce.number().pipe(z.int().min(1).max(1000)).default(100),
    }),
  },
  responses: {
    200: json(
      'A page of edits.',
      z.object({
        items: z.array(EditBody),
        next: z.int().nullable().describe('Goes to `before` for what follows; null at the end.'),
      }),
    ),
    ...refusals,
  },
})

const oneRoute = createRoute({
  method: 'get',
  path: '/api/v1/register/edits/{number}',
  summary: 'One change of the register, from what to what',
  middleware: [may('read')] as const,
  request: { params },
  responses: {
    200: json(
      'The edit and all that it changed.',
      EditBody.extend({
        changes: z.array(z.object({ part: Part, id: z.string(), before: z.unknown(), after: z.unknown() })),
      }),
    ),
    ...refusals,
    ...missing,
  },
})

const undoRoute = createRoute({
  method: 'post',
  path: '/api/v1/register/edits/{number}/undo',
  summary: 'Takes a change of the register back',
  middleware: [may('write')] as const,
  request: { params },
  responses: {
    200: json('What was done.', Edited),
    ...refusals,
    ...missing,
    409: {
      description: 'It was taken back already, or what it made was changed since.',
      content: { 'application/problem+json': { schema: ProblemBody } },
    },
  },
})

export default defineRoutes(({ services }) => {
  const app = newApi()
  const edits = () => services.store.of(services.organisation).edits

  app.openapi(listRoute, async (c) => {
    const { limit, ...asked } = c.req.valid('query')
    if (asked.id !== undefined && asked.part === undefined)
      throw new Problem('invalid', 'The query of this request is wrong.', {
        faults: [{ where: 'part', what: 'is missing: ids are those of one part' }],
      })
    const filter = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined))
    const found = await edits().list({ ...filter, limit: limit + 1 })
    const items = found.slice(0, limit)
    return c.json({ items, next: found.length > limit ? (items.at(-1)?.number ?? null) : null }, 200)
  })

  app.openapi(oneRoute, async (c) => {
    const asked = c.req.valid('param').number
    const edit = await edits().get(asked)
    if (edit === null) throw new Problem('not_found', `There is no edit ${asked}.`)
    return c.json({ ...edit, changes: [...edit.changes] }, 200)
  })

  app.openapi(undoRoute, async (c) => {
    const { id, name } = c.get('principal')
    const undone = await services.editor.undo(c.req.valid('param').number, { id, name })
    return c.json({ number: undone.number, version: undone.version, changed: undone.changed.length }, 200)
  })

  return app
})
