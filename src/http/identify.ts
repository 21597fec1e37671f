import { createMiddleware } from 'hono/factory'
import type { Principal } from '#service/principal.js'
import type { SignIn } from '#service/sign-in.js'
import type { Env } from './env.js'
import { readSession } from './session-cookie.js'
import type { WhereFrom } from './where-from.js'

/** The secret of an `Authorization: Bearer` header, or null. */
export const bearerOf = (header: string | undefined): string | null =>
  header ? (/^Bearer +([\w~+/.=-]{1,512})$/i.exec(header)?.[1] ?? null) : null

/** Lets routes ask who is there; nobody is looked up before one does. */
export const identify = (signIn: SignIn, where: WhereFrom) =>
  createMiddleware<Env>(async (c, next) => {
    let found: Promise<Principal | null> | undefined
    const find = async (): Promise<Principal | null> => {
      const authorization = c.req.header('authorization')
      if (authorization !== undefined) {
        const token = bearerOf(authorization)
        return token === null ? null : signIn.byToken(token)
      }
      const secret = readSession(c, where)
      return secret ? signIn.bySession(secret) : null
    }
    c.set('identify', () => {
      found ??= find()
      return found
    })
    await next()
  })
