import type { Context } from 'hono'
import { Problem } from '#lib/problem.js'
import type { Principal } from '#service/principal.js'
import type { Env } from './env.js'

/** The person who asks. @throws Problem forbidden: a program with a token has no account of its own. */
export const requireUser = (c: Context<Env>): Principal & { readonly session: string } => {
  const principal = c.get('principal')
  if (principal.kind !== 'user' || principal.session === null)
    throw new Problem('forbidden', 'An API token has no account: sign in.')
  return { ...principal, session: principal.session }
}
