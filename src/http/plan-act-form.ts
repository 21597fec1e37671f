import type { Context } from 'hono'
import type { z } from 'zod'
import type { DocumentStore, TakenFile } from '#domain/ports/documents.js'
import { readDay } from '#domain/register/read-field.js'
import { parseLocalNumber } from '#lib/local-number.js'
import { bodyStream } from './body-stream.js'
import type { Env } from './env.js'
import { readForm } from './form.js'
import { boundaryOf, takeForm } from './multipart.js'

/** What a form of a plan gave back: its fields without the name of the form before them. */
export interface PostedAct {
  readonly version: string
  readonly fields: ReadonlyMap<string, string>
  readonly file: { readonly name: string; readonly taken: TakenFile } | null
}

const bare = (name: string): string => name.slice(name.indexOf('.') + 1)

const posted = (given: Iterable<readonly [string, string]>, file: PostedAct['file']): PostedAct => {
  const fields = new Map([...given].map(([name, text]) => [bare(name), text.trim()]))
  const version = fields.get('version') ?? ''
  fields.delete('version')
  return { version, fields, file }
}

/** Reads a form of a plan; a file that it brings is kept by then. */
export const readActForm = async (c: Context<Env>, documents: DocumentStore): Promise<PostedAct> => {
  const contentType = c.req.header('content-type')
  if (boundaryOf(contentType) === null) {
    const form = await readForm(c)
    return posted(
      form.names('').map((name) => [name, form.all(name).join(' ')] as const),
      null,
    )
  }
  const { fields, file } = await takeForm(contentType, bodyStream(c), async ({ name, pieces }) => ({
    name,
    taken: await documents.put(pieces),
  }))
  return posted(fields, file)
}

const numbers = new Set(['amount', 'value', 'target', 'expected', 'attended'])
const days = new Set(['on', 'to', 'date'])

/** The input of an act as it was typed: empty fields are left out, numbers and days are read as the language writes them. */
export const actInput = (fields: ReadonlyMap<string, string>, language: string): Record<string, unknown> =>
  Object.fromEntries(
    [...fields]
      .filter(([, text]) => text !== '')
      .map(([name, text]) => {
        if (name === 'paper') return ['document', text]
        if (numbers.has(name)) return [name, parseLocalNumber(text, language) ?? text]
        if (days.has(name)) return [name, readDay(text) ?? text]
        return [name, text]
      }),
  )

/** The fields of a form that a schema refuses. */
export const wrongFields = (error: z.ZodError): string[] => [
  ...new Set(error.issues.map(({ path }) => String(path[0] === 'document' ? 'paper' : (path[0] ?? '')))),
]
