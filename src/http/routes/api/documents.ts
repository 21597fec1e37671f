import { createRoute } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { z } from 'zod'
import { FiledDocument } from '#contract/register/filed-document.js'
import { endingOf, isKnownType } from '#domain/documents/media-type.js'
import { Problem } from '#lib/problem.js'
import { documentTarget, Filing, fileDocument } from '#service/file-document.js'
import { faultsOf, json, missing, newApi, refusals } from '../../api.js'
import { bodyUpTo } from '../../body-limits.js'
import { bodyStream } from '../../body-stream.js'
import type { Env } from '../../env.js'
import { may } from '../../may.js'
import { defineRoutes } from '../../routes.js'
import { attachment } from '../../send-file.js'

const tooLarge = { 413: json('The file is larger than 50 MB.', z.object({}).loose()) } as const

const putRoute = createRoute({
  method: 'post',
  path: '/api/v1/documents',
  summary: 'Keeps a file and puts it among the documents of the register',
  middleware: [may('write'), bodyUpTo(50 * 1024 * 1024)] as const,
  request: {
    query: z.strictObject({
      name: z
        .string()
        .max(1000)
        .optional()
        .meta({ description: 'What it is called; else the name in Content-Disposition.' }),
      kind: Filing.shape.kind.default('other'),
      number: Filing.shape.number,
      date: Filing.shape.date,
      for: z
        .string()
        .max(128)
        .optional()
        .meta({ description: 'Entry that it is a paper of.', example: 'assets/PC-1' }),
    }),
  },
  responses: {
    200: json('The file was kept already; this is its entry.', FiledDocument),
    201: json('The entry of the register.', FiledDocument),
    ...refusals,
    ...missing,
    ...tooLarge,
  },
})

const getRoute = createRoute({
  method: 'get',
  path: '/api/v1/documents/{sha256}',
  summary: 'The file behind a document',
  middleware: [may('read')] as const,
  request: { params: z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/, 'is not a SHA-256') }) },
  responses: { 200: { description: 'The file, to be saved.' }, ...refusals, ...missing },
})

/** The name that a sender's Content-Disposition gives. */
const nameIn = (header: string | undefined): string | undefined => {
  const whole = /filename\*=utf-8''([^;\s]+)/i.exec(header ?? '')?.[1]
  if (whole !== undefined) {
    try {
      return decodeURIComponent(whole)
    } catch (cause) {
      throw new Problem('invalid', 'The name in Content-Disposition is not written as RFC 8187 has it.', {
        cause,
      })
    }
  }
  return /filename="([^"]*)"/i.exec(header ?? '')?.[1]
}

export default defineRoutes(({ services }) => {
  const app = newApi()

  app.openapi(putRoute, async (c) => {
    const { name, kind, number, date, for: named } = c.req.valid('query')
    const filing = Filing.safeParse({
      name: name || nameIn(c.req.header('content-disposition')),
      kind,
      ...(number && { number }),
      ...(date && { date }),
    })
    if (!filing.success)
      throw new Problem('invalid', 'The document needs a name.', { faults: faultsOf(filing.error.issues) })
    const target = named === undefined ? null : documentTarget(services, named)
    const { id, name: who } = c.get('principal')
    const { document, isNew } = await fileDocument(services, bodyStream(c), filing.data, target, {
      id,
      name: who,
    })
    return c.json(document, isNew ? 201 : 200)
  })

  app.openapi(getRoute, async (c) => {
    const { sha256 } = c.req.valid('param')
    const file = await services.documents.open(sha256)
    if (!file) throw new Problem('not_found', `No file is kept under ${sha256}.`)
    const known = services.register.value.documents.findLast((document) => document.sha256 === sha256)
    // Whatever somebody wrote into the register, a browser gets no type that it would run.
    const type = known && isKnownType(known.mediaType) ? known.mediaType : 'application/octet-stream'
    const name = known
      ? services.texts.local(services.register.value.organisation.language, known.name)
      : sha256
    const ending = `.${endingOf(type)}`
    return (c as Context<Env>).body(file.bytes, 200, {
      'Content-Type': type,
      'Content-Length': String(file.sizeBytes),
      'Content-Disposition': attachment(/\.\w{1,5}$/.test(name) ? name : name + ending),
    })
  })

  return app
})
