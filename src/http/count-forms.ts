import type { Context } from 'hono'
import { NewCount } from '#contract/count.js'
import type { Register } from '#contract/register.js'
import { membersOf } from '#domain/counting/commission.js'
import type { Fault } from '#lib/problem.js'
import type { Who } from '#service/edit-register.js'
import { fileDocument } from '#service/file-document.js'
import type { Services } from '#service/services.js'
import type { NewCountValues } from '../web/counts/new-count.js'
import { faultsOf } from './api.js'
import { bodyStream } from './body-stream.js'
import type { Env } from './env.js'
import type { Form } from './form.js'
import { boundaryOf, formParts } from './multipart.js'

const lines = (text: string): string[] => text.split(/\r?\n/)

/** What the form of a new count says, as it was typed. */
export const newCountValues = (form: Form): NewCountValues => ({
  name: form.text('name'),
  date: form.text('date'),
  president: form.text('president'),
  members: form.text('members'),
  deputies: form.text('deputies'),
  place: form.text('place'),
  custodian: form.text('custodian'),
  kinds: form.all('kind'),
})

/** The count that a form asks for, or what is wrong with it. */
export const readNewCount = (
  values: NewCountValues,
  { persons }: Register,
): { readonly count: NewCount } | { readonly faults: readonly Fault[] } => {
  const parsed = NewCount.safeParse({
    ...(values.name && { name: values.name }),
    date: values.date,
    commission: [
      ...membersOf([values.president], 'president', persons),
      ...membersOf(lines(values.members), 'member', persons),
      ...membersOf(lines(values.deputies), 'deputy', persons),
    ],
    scope: {
      places: values.place ? [values.place] : [],
      custodians: values.custodian ? [values.custodian] : [],
      kinds: values.kinds,
    },
  })
  return parsed.success ? { count: parsed.data } : { faults: faultsOf(parsed.error.issues) }
}

export interface MarkForm {
  readonly values: Readonly<Record<string, string>>
  /** Id of the document that the photo became. */
  readonly document: string | null
}

const mostFieldBytes = 16 * 1024

/** Reads the form of a mark; a photo, which comes last, is kept among the documents of the register. */
export const readMarkForm = async (
  c: Context<Env>,
  services: Services,
  who: Who,
  photoName: (tag: string) => string,
): Promise<MarkForm> => {
  const boundary = boundaryOf(c.req.header('content-type'))
  if (boundary === null) {
    const fields = await c.req.parseBody()
    const texts = Object.entries(fields).filter(
      (pair): pair is [string, string] => typeof pair[1] === 'string',
    )
    return { values: Object.fromEntries(texts.map(([name, text]) => [name, text.trim()])), document: null }
  }
  const values: Record<string, string> = {}
  let document: string | null = null
  for await (const { name, fileName, body } of formParts(bodyStream(c), boundary)) {
    if (fileName === null) values[name] = await fieldText(body)
    else if (fileName !== '') {
      const filing = { name: photoName(values.tag ?? ''), kind: 'photo' as const }
      document = (await fileDocument(services, body, filing, null, who)).document.id
    }
  }
  return { values, document }
}

const fieldText = async (body: AsyncIterable<Uint8Array>): Promise<string> => {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of body) {
    size += piece.length
    // What is longer is no text of a form; the schema refuses what is left of it.
    if (size <= mostFieldBytes) pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8').trim()
}
