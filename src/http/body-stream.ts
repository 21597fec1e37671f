import type { IncomingMessage } from 'node:http'
import type { Context } from 'hono'
import { Problem } from '#lib/problem.js'
import { countedBody } from './body-limits.js'
import type { Env } from './env.js'

async function* wholeOrProblem(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* source
  } catch (cause) {
    throw new Problem('invalid', 'The body ended before it was whole.', { cause })
  }
}

async function* pieces(stream: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  if (stream) yield* stream
}

/**
 * The body of a request as it arrives, a piece at a time: what is large is never held as a whole. It is not inflated.
 * @throws Problem, while it is read: invalid, where the sender goes away; too_large, for its route.
 */
export const bodyStream = (c: Context<Env>): AsyncIterable<Uint8Array> => {
  if ((c.req.header('content-encoding') ?? 'identity') !== 'identity')
    throw new Problem('unsupported', 'A file is sent as it is, without Content-Encoding.')
  const incoming = c.env?.incoming as IncomingMessage | undefined
  if (!incoming) return countedBody(c, wholeOrProblem(pieces(c.req.raw.body)))
  // Left open: who sends too much is to be told so over the same connection.
  return countedBody(c, wholeOrProblem(incoming.iterator({ destroyOnReturn: false })))
}
