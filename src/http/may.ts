import type { MiddlewareHandler } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { RoleName } from '#domain/ports/people.js'
import { Problem } from '#lib/problem.js'
import type { Env } from './env.js'

/** What somebody may do here, and who may. */
export const actions = {
  /** See facts, verdicts, the register, checklists. */
  read: ['viewer', 'operator', 'auditor', 'approver', 'admin'],
  /** Let new agents in. */
  enrol: ['operator', 'admin'],
  /** Say that something need not be reported any more. */
  retire: ['operator', 'admin'],
} as const satisfies Record<string, readonly RoleName[]>

export type Action = keyof typeof actions

/** Lets through who is known and whose role may; every route has this or says `open`. */
export const may = (action: Action): MiddlewareHandler<Env> =>
  createMiddleware<Env>(async (c, next) => {
    const principal = await c.get('identify')()
    if (!principal)
      throw new Problem('unauthorized', 'Sign in, or send an API token as “Authorization: Bearer …”.')
    if (!(actions[action] as readonly RoleName[]).includes(principal.role))
      throw new Problem('forbidden', `The role ${principal.role} may not do this (${action}).`)
    c.set('principal', principal)
    await next()
  })

/** Says that a route is for everybody. */
export const open: MiddlewareHandler<Env> = createMiddleware<Env>(async (_c, next) => {
  await next()
})
