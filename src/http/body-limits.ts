import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import { matchedRoutes } from 'hono/route'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import type { Env } from './env.js'

/** Enough for every form and every edit. */
export const usualBytes = 1024 * 1024

const most = Symbol('mostBytes')

const tooLarge = (bytes: number) =>
  new Problem('too_large', said`The body is larger than ${Math.round((bytes / 1024 / 1024) * 10) / 10} MiB.`)

/** Says that a route takes more, or less, than is usual, and counts for itself what comes without a length. */
export const bodyUpTo = (bytes: number): MiddlewareHandler<Env> =>
  Object.assign(
    createMiddleware<Env>(async (_c, next) => {
      await next()
    }),
    { [most]: bytes },
  )

/** Reads what comes without a length, and no more of it than so much. */
const readUpTo = (bytes: number) =>
  bodyLimit({
    maxSize: bytes,
    onError: () => {
      throw tooLarge(bytes)
    },
  })

const usualLimit = readUpTo(usualBytes)

/** Says that a route takes more than is usual, and reads it as a whole. */
export const wholeBodyUpTo = (bytes: number): MiddlewareHandler<Env> =>
  Object.assign(createMiddleware<Env>(readUpTo(bytes)), { [most]: bytes })

const ownLimit = (c: Context<Env>): number | undefined =>
  matchedRoutes(c)
    .map(({ handler }) => (handler as { readonly [most]?: number })[most])
    .find((bytes) => bytes !== undefined)

/** Counts a body as it is read. @throws Problem too_large, once it is larger than its route takes. */
export async function* countedBody(
  c: Context<Env>,
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const limit = ownLimit(c) ?? usualBytes
  let size = 0
  for await (const piece of pieces) {
    size += piece.length
    if (size > limit) throw tooLarge(limit)
    yield piece
  }
}

/** Refuses a body that is larger than its route takes, before anything of it is read. */
export const limitBodies = createMiddleware<Env>(async (c, next) => {
  const own = ownLimit(c)
  const limit = own ?? usualBytes
  if (Number(c.req.header('content-length') ?? 0) > limit) throw tooLarge(limit)
  if (own === undefined && c.req.header('transfer-encoding') !== undefined) return usualLimit(c, next)
  await next()
  return undefined
})
