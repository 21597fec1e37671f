import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { identityAnswers, type SubjectMerge } from '#domain/ports/identity.js'
import { describeIdentity, openIdentityQuestions } from '#service/identity/describe-identity.js'
import { json, missing, newApi, refusals } from '../../api.js'
import { may } from '../../may.js'
import { defineRoutes } from '../../routes.js'

const Said = z.object({ at: z.string(), who: z.string(), whoName: z.string(), why: z.string() })
const MergeBody = Said.extend({
  number: z.int(),
  subject: z.string().describe('What became a part.'),
  into: z.string().describe('What it is a part of.'),
  undone: Said.nullable(),
})
const showMerge = (merge: SubjectMerge): z.infer<typeof MergeBody> => ({ ...merge })

const Reasons = z.array(
  z
    .object({ mark: z.string(), agrees: z.boolean(), points: z.int() })
    .describe('What speaks for or against it.'),
)
const why = z.string().min(1).max(1000).describe('Why: it stands in the history.')
const bodyOf = <S extends z.ZodType>(schema: S) => ({
  required: true,
  content: { 'application/json': { schema } },
})
const number = z.object({ number: z.coerce.number().int().min(1) })
const subject = z.object({ id: z.string().min(1).max(256) })

const marksRoute = createRoute({
  method: 'get',
  path: '/api/v1/subjects/{id}/identity',
  summary: 'What a subject is known by, and the merges in which it was either',
  middleware: [may('read')] as const,
  request: { params: subject },
  responses: {
    200: json(
      'What is known.',
      z.object({
        partOf: z.string().nullable().describe('The subject that it is a part of.'),
        marks: z.array(
          z.object({ kind: z.string(), value: z.string(), from: z.string(), until: z.string().nullable() }),
        ),
        merges: z.array(MergeBody),
      }),
    ),
    ...refusals,
    ...missing,
  },
})

const mergeRoute = createRoute({
  method: 'post',
  path: '/api/v1/subjects/{id}/merge',
  summary: 'Makes a subject a part of another one, which goes on',
  middleware: [may('write')] as const,
  request: {
    params: subject,
    body: bodyOf(z.strictObject({ into: z.string().min(1).max(256).describe('The one that goes on.'), why })),
  },
  responses: {
    200: json('By what it can be undone.', z.object({ merge: z.int() })),
    ...refusals,
    ...missing,
  },
})

const mergesRoute = createRoute({
  method: 'get',
  path: '/api/v1/identity/merges',
  summary: 'Every merge of subjects, the newest first',
  middleware: [may('read')] as const,
  request: { query: z.strictObject({}) },
  responses: { 200: json('The merges.', z.object({ items: z.array(MergeBody) })), ...refusals },
})

const undoRoute = createRoute({
  method: 'post',
  path: '/api/v1/identity/merges/{number}/undo',
  summary: 'Takes a merge back',
  middleware: [may('write')] as const,
  request: { params: number, body: bodyOf(z.strictObject({ why })) },
  responses: {
    200: json('What are two again.', z.object({ subject: z.string(), into: z.string() })),
    ...refusals,
    ...missing,
  },
})

const questionsRoute = createRoute({
  method: 'get',
  path: '/api/v1/identity/questions',
  summary: 'What the marks of machines leave open',
  middleware: [may('read')] as const,
  request: { query: z.strictObject({}) },
  responses: {
    200: json(
      'The questions that wait for an answer.',
      z.object({
        items: z.array(
          z.object({
            number: z.int(),
            subject: z.string(),
            other: z
              .string()
              .describe(
                'A subject; `marks:…` where an agent of the subject shows the marks of another machine.',
              ),
            score: z.int(),
            reasons: Reasons,
            askedAt: z.string(),
          }),
        ),
      }),
    ),
    ...refusals,
  },
})

const answerRoute = createRoute({
  method: 'post',
  path: '/api/v1/identity/questions/{number}/answer',
  summary: 'Says whether two are one machine; `same` merges them',
  middleware: [may('write')] as const,
  request: { params: number, body: bodyOf(z.strictObject({ answer: z.enum(identityAnswers), why })) },
  responses: { 204: { description: 'It is answered.' }, ...refusals, ...missing },
})

export default defineRoutes(({ services }) => {
  const app = newApi()
  const { identity } = services.store.of(services.organisation)

  app.openapi(marksRoute, async (c) => {
    const { partOf, marks, merges } = await describeIdentity(services, c.req.valid('param').id)
    return c.json({ partOf, marks: [...marks], merges: merges.map(showMerge) }, 200)
  })

  app.openapi(mergeRoute, async (c) => {
    const given = { subject: c.req.valid('param').id, ...c.req.valid('json') }
    return c.json(await services.identities.merge(given, c.get('principal')), 200)
  })

  app.openapi(mergesRoute, async (c) => c.json({ items: (await identity.merges()).map(showMerge) }, 200))

  app.openapi(undoRoute, async (c) => {
    const { number: merge } = c.req.valid('param')
    return c.json(await services.identities.unmerge(merge, c.req.valid('json').why, c.get('principal')), 200)
  })

  app.openapi(questionsRoute, async (c) => {
    const items = (await openIdentityQuestions(services)).map(
      ({ number: id, subject: of, other, score, reasons, askedAt }) => ({
        number: id,
        subject: of,
        other,
        score,
        reasons: [...reasons],
        askedAt,
      }),
    )
    return c.json({ items }, 200)
  })

  app.openapi(answerRoute, async (c) => {
    const { answer, why: given } = c.req.valid('json')
    await services.identities.answer(c.req.valid('param').number, answer, given, c.get('principal'))
    return c.body(null, 204)
  })

  return app
})
