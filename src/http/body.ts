import type { IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import { gunzip, gunzipSync } from 'node:zlib'
import type { Context } from 'hono'
import { Problem } from '#lib/problem.js'
import type { Env } from './env.js'

const inflate = promisify(gunzip)

/** Below this a thread costs more than it saves. */
const smallBytes = 2048

const tooLarge = (limit: number) =>
  new Problem('too_large', `The body is larger than ${limit / 1024 / 1024} MiB.`)

const endedEarly = (cause?: unknown) =>
  new Problem('invalid', 'The body ended before it was whole.', { cause })

/** From the socket's own stream: no copy, and nothing is read beyond the limit. */
const fromSocket = (incoming: IncomingMessage, limit: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    const settle = (finish: () => void) => {
      incoming.off('data', onData).off('end', onEnd).off('error', onError).off('close', onClose)
      finish()
    }
    const onData = (chunk: Buffer) => {
      size += chunk.length
      if (size > limit) {
        incoming.pause()
        settle(() => reject(tooLarge(limit)))
      } else chunks.push(chunk)
    }
    const onEnd = () =>
      settle(() => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)))
    const onError = (error: Error) => settle(() => reject(endedEarly(error)))
    const onClose = () => settle(() => reject(endedEarly()))
    // While the key was looked up the sender may have gone: nothing would be heard of it any more.
    if (incoming.destroyed) return reject(endedEarly())
    incoming.on('data', onData).on('end', onEnd).on('error', onError).on('close', onClose)
  })

const fromStream = async (stream: ReadableStream<Uint8Array> | null, limit: number): Promise<Buffer> => {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream ?? []) {
    size += chunk.length
    if (size > limit) throw tooLarge(limit)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const inflated = async (body: Buffer, limit: number): Promise<Uint8Array> => {
  try {
    return body.length <= smallBytes
      ? gunzipSync(body, { maxOutputLength: limit })
      : await inflate(body, { maxOutputLength: limit })
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(limit)
    throw new Problem('invalid', 'The body says that it is gzip and is not.', { cause: error })
  }
}

/** What comes before a body and says how to read it. */
interface Announced {
  readonly encoding: string | undefined
  readonly length: string | undefined
}

const read = async (
  { encoding = 'identity', length }: Announced,
  limit: number,
  take: () => Promise<Buffer>,
): Promise<Uint8Array> => {
  const coding = encoding.trim().toLowerCase()
  if (coding !== 'identity' && coding !== 'gzip')
    throw new Problem('unsupported', `Content-Encoding may be gzip or left out, not ${coding}.`)
  if (Number(length ?? 0) > limit) throw tooLarge(limit)
  const body = await take()
  return coding === 'gzip' ? inflated(body, limit) : body
}

/** The body that arrives on a socket, inflated; neither on the wire nor inflated may it exceed `limit` bytes. */
export const readSocketBody = (incoming: IncomingMessage, limit: number): Promise<Uint8Array> =>
  read(
    { encoding: incoming.headers['content-encoding'], length: incoming.headers['content-length'] },
    limit,
    () => fromSocket(incoming, limit),
  )

/** The body of a request, as `readSocketBody`, where there may be no socket. */
export const readBody = (c: Context<Env>, limit: number): Promise<Uint8Array> => {
  const incoming = c.env?.incoming
  if (incoming) return readSocketBody(incoming as IncomingMessage, limit)
  return read(
    { encoding: c.req.header('content-encoding'), length: c.req.header('content-length') },
    limit,
    () => fromStream(c.req.raw.body, limit),
  )
}
