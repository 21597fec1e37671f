import type { MiddlewareHandler } from 'hono'
import { createMiddleware } from 'hono/factory'
import { type Action, isAllowed } from '#domain/people/actions.js'
import { Problem } from '#lib/problem.js'
import type { Env } from './env.js'

/** Lets through who is known and whose role may; every route has this or says `open`. */
export const may = (action: Action): MiddlewareHandler<Env> =>
  createMiddleware<Env>(async (c, next) => {
    const principal = await c.get('identify')()
    if (!principal)
      throw new Problem('unauthorized', 'Sign in, or send an API token as “Authorization: Bearer …”.')
    if (!isAllowed(principal.role, action))
      throw new Problem('forbidden', `The role ${principal.role} may not do this (${action}).`)
    c.set('principal', principal)
    await next()
  })

/** Says that a route is for everybody. */
export const open: MiddlewareHandler<Env> = createMiddleware<Env>(async (_c, next) => {
  await next()
})
