import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { Attestation } from '#contract/register/attestation.js'
import { Waiver } from '#contract/register/waiver.js'
import type { SignablePart } from '#service/people/to-sign.js'
import { json, missing, newApi, refusals } from '../../api.js'
import { may } from '../../may.js'
import { requireUser } from '../../own-user.js'
import { defineRoutes } from '../../routes.js'

const Item = z.object({
  part: z.enum(['attestations', 'waivers']),
  id: z.string(),
  version: z.string().describe('Goes to `expected`, so that what is signed is what was read.'),
  since: z.string().nullable().describe('When it was entered.'),
  enteredBy: z.string().nullable(),
  sentBack: z
    .object({ at: z.string(), whoName: z.string(), why: z.string() })
    .nullable()
    .describe('Why it was not signed as it is.'),
  hasSecondPerson: z.boolean().describe('False where nobody may sign: then it is overdue for nobody.'),
  standIns: z.array(z.string()).describe('Offices that stand in for its owner.'),
  offices: z.array(z.string()).describe('By which offices whoever asks may sign.'),
  refused: z
    .enum(['role', 'author', 'owner', 'office'])
    .nullable()
    .describe('Why whoever asks may not sign.'),
  entry: z.union([Attestation, Waiver]),
})

const listRoute = createRoute({
  method: 'get',
  path: '/api/v1/to-sign',
  summary: 'What waits for a second person',
  middleware: [may('read')] as const,
  request: { query: z.strictObject({}) },
  responses: { 200: json('Everything that waits.', z.object({ items: z.array(Item) })), ...refusals },
})

const params = z.object({ id: z.string().max(64) })
const conflict = { 409: json('It was changed meanwhile.', z.object({}).loose()) } as const

const body = <S extends z.ZodType>(schema: S) => ({
  required: true,
  content: { 'application/json': { schema } },
})

const Signature = z.strictObject({
  office: z.string().max(64).optional().describe('The office of the signer; else the first that may.'),
  expected: z.string().max(64).optional().describe('The version that was read.'),
})

const Return = z.strictObject({
  why: z.string().min(1).max(1000).describe('What is to be mended.'),
  expected: z.string().max(64).optional().describe('The version that was read.'),
})

const signRoute = <P extends string>(path: P, summary: string) =>
  createRoute({
    method: 'post',
    path,
    summary,
    middleware: [may('approve')] as const,
    request: { params, body: body(Signature) },
    responses: {
      200: json('By which office it was signed.', z.object({ office: z.string() })),
      ...refusals,
      ...missing,
      ...conflict,
    },
  })

const sendBackRoute = <P extends string>(path: P) =>
  createRoute({
    method: 'post',
    path,
    summary: 'Does not sign, and says why',
    middleware: [may('approve')] as const,
    request: { params, body: body(Return) },
    responses: { 204: { description: 'Whoever entered it reads it.' }, ...refusals, ...missing, ...conflict },
  })

const kinds = [
  { part: 'attestations', verb: 'confirm', summary: 'Confirms a statement as the second person' },
  { part: 'waivers', verb: 'approve', summary: 'Accepts a waiver as the second person' },
] as const satisfies readonly { part: SignablePart; verb: string; summary: string }[]

/** The second person's word, for programs in which that person is signed in. */
export default defineRoutes(({ services: { signing } }) => {
  const app = newApi()

  app.openapi(listRoute, async (c) => {
    const items = await signing.list(c.get('principal'))
    return c.json(
      {
        items: items.map(({ reader, ...item }) => ({
          ...item,
          offices: 'offices' in reader ? [...reader.offices] : [],
          refused: 'refused' in reader ? reader.refused : null,
          standIns: [...item.standIns],
        })),
      },
      200,
    )
  })

  for (const { part, verb, summary } of kinds) {
    app.openapi(signRoute(`/api/v1/${part}/{id}/${verb}`, summary), async (c) => {
      const { id } = c.req.valid('param')
      return c.json(await signing.sign({ part, id, ...c.req.valid('json') }, requireUser(c)), 200)
    })
    app.openapi(sendBackRoute(`/api/v1/${part}/{id}/send-back`), async (c) => {
      const { id } = c.req.valid('param')
      await signing.sendBack({ part, id, ...c.req.valid('json') }, requireUser(c))
      return c.body(null, 204)
    })
  }

  return app
})
