import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'

/** One field of a form. Its `body` is to be read before the next field is asked for; what is not read is passed over. */
export interface FormPart {
  readonly name: string
  /** Null where it is no file. */
  readonly fileName: string | null
  readonly body: AsyncIterable<Uint8Array>
}

const mostHeaderBytes = 8 * 1024
const mostFieldBytes = 64 * 1024

const broken = () => new Problem('invalid', 'The form ended before it was whole.')

/** The boundary that a Content-Type names; null where it is no form with files. */
export const boundaryOf = (contentType: string | undefined): string | null => {
  const found = /^multipart\/form-data;(?:.*;)?\s*boundary=(?:"([^"]{1,70})"|([^\s;]{1,70}))/i.exec(
    contentType ?? '',
  )
  return found?.[1] ?? found?.[2] ?? null
}

/** Reads a stream up to a mark, wherever its pieces happen to be cut. */
const openReader = (source: AsyncIterable<Uint8Array>) => {
  const pieces = source[Symbol.asyncIterator]()
  // As if a line had ended before the first boundary: all of them are found in one way then.
  let rest = Buffer.from('\r\n')
  const fill = async (): Promise<void> => {
    const { value, done } = await pieces.next()
    if (done) throw broken()
    rest = Buffer.concat([rest, value])
  }
  return {
    async *until(mark: string): AsyncGenerator<Uint8Array> {
      for (;;) {
        const at = rest.indexOf(mark)
        const sure = at >= 0 ? at : Math.max(0, rest.length - mark.length + 1)
        const part = rest.subarray(0, sure)
        rest = rest.subarray(at >= 0 ? at + mark.length : sure)
        if (part.length > 0) yield part
        if (at >= 0) return
        await fill()
      }
    },
    async take(size: number): Promise<string> {
      while (rest.length < size) await fill()
      const taken = rest.subarray(0, size).toString('latin1')
      rest = rest.subarray(size)
      return taken
    },
  }
}

const textOf = async (pieces: AsyncIterable<Uint8Array>, limit: number): Promise<string> => {
  const taken: Uint8Array[] = []
  let size = 0
  for await (const piece of pieces) {
    size += piece.length
    if (size > limit)
      throw new Problem('too_large', said`A field of this form is larger than ${limit / 1024} KiB.`)
    taken.push(piece)
  }
  return Buffer.concat(taken).toString('utf8')
}

const parameter = (headers: string, name: string): string | null => {
  const found = new RegExp(`^content-disposition:[^\\r\\n]*[;\\s]${name}="([^"\\r\\n]*)"`, 'im').exec(headers)
  // As browsers write what would end the text.
  return found?.[1]?.replaceAll('%22', '"').replaceAll('%0D', '').replaceAll('%0A', '') ?? null
}

/** The fields of a form as they arrive. @throws Problem invalid, where it is not whole. */
export async function* formParts(
  source: AsyncIterable<Uint8Array>,
  boundary: string,
): AsyncGenerator<FormPart> {
  const reader = openReader(source)
  const mark = `\r\n--${boundary}`
  for await (const _ of reader.until(mark));
  while ((await reader.take(2)) === '\r\n') {
    const headers = await textOf(reader.until('\r\n\r\n'), mostHeaderBytes)
    const body = reader.until(mark)
    yield { name: parameter(headers, 'name') ?? '', fileName: parameter(headers, 'filename'), body }
    for await (const _ of body);
  }
}

/**
 * Reads a form with one file: the fields that stand before the file are given to `take` with it.
 * @throws Problem invalid: no form, or no file in it.
 */
export const takeUpload = async <T>(
  contentType: string | undefined,
  source: AsyncIterable<Uint8Array>,
  take: (
    fields: ReadonlyMap<string, string>,
    file: { readonly name: string; readonly pieces: AsyncIterable<Uint8Array> },
  ) => Promise<T>,
): Promise<T> => {
  const boundary = boundaryOf(contentType)
  if (boundary === null)
    throw new Problem('unsupported', 'This is for a form with a file (multipart/form-data).')
  const fields = new Map<string, string>()
  for await (const { name, fileName, body } of formParts(source, boundary)) {
    if (fileName === null) fields.set(name, await textOf(body, mostFieldBytes))
    else if (fileName !== '') return take(fields, { name: fileName, pieces: body })
  }
  throw new Problem('invalid', 'No file was chosen.')
}

/**
 * Reads a form that may have a file after its fields, and keeps that by `keep`.
 * @throws Problem unsupported, where it is no such form.
 */
export const takeForm = async <T>(
  contentType: string | undefined,
  source: AsyncIterable<Uint8Array>,
  keep: (file: { readonly name: string; readonly pieces: AsyncIterable<Uint8Array> }) => Promise<T>,
): Promise<{ readonly fields: ReadonlyMap<string, string>; readonly file: T | null }> => {
  const boundary = boundaryOf(contentType)
  if (boundary === null)
    throw new Problem('unsupported', 'This is for a form with a file (multipart/form-data).')
  const fields = new Map<string, string>()
  let file: T | null = null
  for await (const { name, fileName, body } of formParts(source, boundary)) {
    if (fileName === null) fields.set(name, await textOf(body, mostFieldBytes))
    else if (fileName !== '' && file === null) file = await keep({ name: fileName, pieces: body })
  }
  return { fields, file }
}
