import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { CommissionMember, CountScope, Found, NewCount, NewMark } from '#contract/count.js'
import { type Count, countStates } from '#domain/counting/count.js'
import type { Mark } from '#domain/counting/mark.js'
import type { Progress } from '#domain/counting/outcome.js'
import { countSheet, sheetAsData } from '#service/count-sheet.js'
import { json, missing, newApi, refusals } from '../../api.js'
import { may } from '../../may.js'
import { requireUser } from '../../own-user.js'
import { defineRoutes } from '../../routes.js'

const Act = z.object({ at: z.string(), by: z.object({ id: z.string(), name: z.string() }) })

const CountBody = z
  .object({
    id: z.string(),
    name: z.string(),
    date: z.string(),
    state: z.enum(countStates),
    scope: CountScope,
    commission: z.array(CommissionMember),
    opened: Act,
    closed: Act.nullable(),
    signed: Act.extend({ hash: z.string() }).nullable(),
    applied: Act.extend({ edit: z.int() }).nullable(),
    progress: z
      .object({
        expected: z.int(),
        found: z.int(),
        damaged: z.int(),
        elsewhere: z.int(),
        missing: z.int(),
        open: z.int(),
        outside: z.int(),
        surplus: z.int(),
      })
      .describe('found + missing + open = expected.'),
  })
  .describe('A count and how far it has come.')

const MarkBody = z.object({
  id: z.string(),
  number: z.int(),
  asset: z.string().nullable(),
  tag: z.string(),
  found: z.union([Found, z.literal('withdrawn')]),
  place: z.string().nullable(),
  note: z.string().nullable(),
  withdraws: z.string().nullable(),
  by: Act.shape.by,
  at: z.string(),
})

const CountParam = z.strictObject({ id: z.string().min(1).max(64) })

const conflict = { 409: json('It is not so far, or somebody was faster.', z.object({}).loose()) } as const

const asBody = (count: Count, progress: Progress): z.infer<typeof CountBody> => {
  const { id, name, date, state, scope, commission, opened, signed, applied } = count
  const closed = count.closed && { at: count.closed.at, by: count.closed.by }
  return {
    id,
    name,
    date,
    state,
    scope,
    commission: [...commission],
    opened,
    closed,
    signed,
    applied,
    progress,
  }
}

const markBody = ({ id, number, asset, tag, found, place, note, withdraws, by, at }: Mark) => ({
  id,
  number,
  asset,
  tag,
  found,
  place,
  note,
  withdraws,
  by,
  at,
})

const body = <S extends z.ZodType>(schema: S) =>
  ({ required: true, content: { 'application/json': { schema } } }) as const

const listRoute = createRoute({
  method: 'get',
  path: '/api/v1/counts',
  summary: 'Every count, the newest first',
  middleware: [may('read')] as const,
  request: { query: z.strictObject({}) },
  responses: { 200: json('The counts.', z.object({ items: z.array(CountBody) })), ...refusals },
})

const openRoute = createRoute({
  method: 'post',
  path: '/api/v1/counts',
  summary: 'Begins a count: what it has to find is frozen',
  middleware: [may('write')] as const,
  request: { body: body(NewCount) },
  responses: { 201: json('The count.', CountBody), ...refusals },
})

const getRoute = createRoute({
  method: 'get',
  path: '/api/v1/counts/{id}',
  summary: 'A count with its list by custodian',
  middleware: [may('read')] as const,
  request: { params: CountParam },
  responses: {
    200: json(
      'The count, its list and the hash of that list.',
      CountBody.extend({ hash: z.string(), list: z.unknown() }),
    ),
    ...refusals,
    ...missing,
  },
})

const marksRoute = createRoute({
  method: 'get',
  path: '/api/v1/counts/{id}/marks',
  summary: 'Every mark of a count, also those that were taken back',
  middleware: [may('read')] as const,
  request: { params: CountParam },
  responses: { 200: json('The marks.', z.object({ items: z.array(MarkBody) })), ...refusals, ...missing },
})

const matchRoute = createRoute({
  method: 'get',
  path: '/api/v1/counts/{id}/match',
  summary: 'What a scanned text means for a count',
  middleware: [may('read')] as const,
  request: {
    params: CountParam,
    query: z.strictObject({
      tag: z.string().min(1).max(512).meta({ description: 'As scanned.', example: 'PC-017' }),
    }),
  },
  responses: {
    200: json(
      'One asset that is on the list, one that is not, several that it can be, or none.',
      z.object({
        kind: z.enum(['listed', 'outside', 'several', 'unknown']),
        assets: z.array(z.string()).describe('Inventory numbers.'),
      }),
    ),
    ...refusals,
    ...missing,
  },
})

const markRoute = createRoute({
  method: 'post',
  path: '/api/v1/counts/{id}/marks',
  summary: 'Says what was found; the same mark sent twice counts once',
  middleware: [may('write')] as const,
  request: { params: CountParam, body: body(NewMark) },
  responses: {
    200: json('This mark had come before.', MarkBody),
    201: json('The mark.', MarkBody),
    ...refusals,
    ...missing,
    ...conflict,
  },
})

const closeRoute = createRoute({
  method: 'post',
  path: '/api/v1/counts/{id}/close',
  summary: 'Ends the counting',
  middleware: [may('write')] as const,
  request: {
    params: CountParam,
    body: body(
      z.strictObject({
        withOpen: z.boolean().default(false).describe('Also where something was not counted.'),
      }),
    ),
  },
  responses: { 200: json('The count.', CountBody), ...refusals, ...missing, ...conflict },
})

const signRoute = createRoute({
  method: 'post',
  path: '/api/v1/counts/{id}/sign',
  summary: 'Signs the list of a closed count, as a second person; a token cannot',
  middleware: [may('approve')] as const,
  request: {
    params: CountParam,
    body: body(z.strictObject({ hash: z.string().max(64).describe('Hash of the list that was looked at.') })),
  },
  responses: { 200: json('The count.', CountBody), ...refusals, ...missing, ...conflict },
})

/** The yearly count for programs, and for phones that come back from where there is no network. */
export default defineRoutes(({ services: { counts } }) => {
  const app = newApi()
  const withProgress = async (count: Count) => asBody(count, (await counts.view(count.id)).progress)

  app.openapi(listRoute, async (c) => {
    const items = (await counts.list()).map(({ count, progress }) => asBody(count, progress))
    return c.json({ items }, 200)
  })

  app.openapi(openRoute, async (c) => {
    const { id, name } = c.get('principal')
    return c.json(await withProgress(await counts.open(c.req.valid('json'), { id, name })), 201)
  })

  app.openapi(getRoute, async (c) => {
    const view = await counts.view(c.req.valid('param').id)
    const sheet = countSheet(view)
    return c.json({ ...asBody(view.count, view.progress), hash: sheet.hash, list: sheetAsData(sheet) }, 200)
  })

  app.openapi(marksRoute, async (c) => {
    const { marks } = await counts.view(c.req.valid('param').id)
    return c.json({ items: marks.map(markBody) }, 200)
  })

  app.openapi(matchRoute, async (c) => {
    const match = await counts.match(c.req.valid('param').id, c.req.valid('query').tag)
    const assets = 'asset' in match ? [match.asset.id] : match.kind === 'several' ? [...match.assets] : []
    return c.json({ kind: match.kind, assets }, 200)
  })

  app.openapi(markRoute, async (c) => {
    const { id, name } = c.get('principal')
    const { mark, isRepeated } = await counts.mark(c.req.valid('param').id, c.req.valid('json'), { id, name })
    return c.json(markBody(mark), isRepeated ? 200 : 201)
  })

  app.openapi(closeRoute, async (c) => {
    const { id, name } = c.get('principal')
    return c.json(
      await withProgress(await counts.close(c.req.valid('param').id, c.req.valid('json'), { id, name })),
      200,
    )
  })

  app.openapi(signRoute, async (c) => {
    const { id, name } = requireUser(c)
    const { hash } = c.req.valid('json')
    return c.json(await withProgress(await counts.sign(c.req.valid('param').id, hash, { id, name })), 200)
  })

  return app
})
