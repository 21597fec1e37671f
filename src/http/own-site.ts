import { createMiddleware } from 'hono/factory'
import { Problem } from '#lib/problem.js'
import type { Env } from './env.js'
import type { WhereFrom } from './where-from.js'

const harmless = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses a change that another site's page asks for in a reader's name. A request with an Authorization header is
 * not from such a page: a browser adds cookies by itself, never that.
 */
export const ownSite = (where: WhereFrom) =>
  createMiddleware<Env>(async (c, next) => {
    if (!harmless.has(c.req.method) && c.req.header('authorization') === undefined) {
      const site = c.req.header('sec-fetch-site')
      const origin = c.req.header('origin')
      const isOwn =
        site !== undefined
          ? site === 'same-origin' || site === 'none'
          : origin !== undefined
            ? where.isOwnOrigin(c, origin)
            : c.req.header('cookie') === undefined
      if (!isOwn) throw new Problem('forbidden', 'This request came from a page of another site.')
    }
    await next()
  })
