import type { MiddlewareHandler } from 'hono'
import { createMiddleware } from 'hono/factory'
import { type Action, isAllowed } from '#domain/people/actions.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import type { Env } from './env.js'

/** Who a route is for: whoever may do something, everybody, or who has a secret that is no user's. */
export type Access = { readonly action: Action } | { readonly for: 'everybody' | SecretKind }

/** Secrets that serve for one route alone. */
export type SecretKind = 'agent key' | 'enrolment token' | 'check secret' | 'calendar secret'

const mark = Symbol('access')

const marked = <H extends object>(handler: H, access: Access): H => Object.assign(handler, { [mark]: access })

/** What a handler says about whom its route is for; null where it says nothing. */
export const accessOf = (handler: object): Access | null =>
  (handler as { readonly [mark]?: Access })[mark] ?? null

export const secondFactorPath = '/account/second-factor'

/** Lets through who is known and whose role may; every route has this or says `open`. */
export const may = (action: Action): MiddlewareHandler<Env> =>
  marked(
    createMiddleware<Env>(async (c, next) => {
      const principal = await c.get('identify')()
      if (!principal)
        throw new Problem('unauthorized', 'Sign in, or send an API token as “Authorization: Bearer …”.')
      if (principal.needsSecondFactor && action !== 'self') {
        if (c.req.method === 'GET' && c.req.header('accept')?.includes('text/html'))
          return c.redirect(secondFactorPath, 303)
        throw new Problem('forbidden', said`Set up a second factor first, at ${secondFactorPath}.`)
      }
      if (!isAllowed(principal.role, action))
        throw new Problem('forbidden', said`The role ${principal.role} may not do this (${action}).`)
      c.set('principal', principal)
      await next()
      return undefined
    }),
    { action },
  )

/** Says that a route is for everybody; who posts to such is slowed down. */
export const open: MiddlewareHandler<Env> = marked(
  createMiddleware<Env>(async (c, next) => {
    if (c.req.method === 'POST') c.get('slowDown')?.()
    await next()
  }),
  { for: 'everybody' },
)

/** Says that a route asks for a secret of its own, as its handler does. */
export const forSecret = <H extends object>(kind: SecretKind, handler: H): H => marked(handler, { for: kind })
