import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { NewSession } from '#service/sign-in.js'
import type { Env } from './env.js'
import type { WhereFrom } from './where-from.js'

// A browser takes a __Host- cookie over HTTPS only, from this very host, for all paths: no neighbour can plant one.
const nameFor = (isSecure: boolean) => (isSecure ? '__Host-popis' : 'popis')

export const readSession = (c: Context<Env>, where: WhereFrom): string | undefined =>
  getCookie(c, nameFor(where.isSecure(c)))

export const writeSession = (c: Context<Env>, where: WhereFrom, session: NewSession): void => {
  const secure = where.isSecure(c)
  setCookie(c, nameFor(secure), session.secret, {
    httpOnly: true,
    sameSite: 'Lax',
    secure,
    path: '/',
    // A length, not a date: the reader's clock may be wrong.
    maxAge: session.lastsSeconds,
  })
}

export const clearSession = (c: Context<Env>, where: WhereFrom): void => {
  const secure = where.isSecure(c)
  deleteCookie(c, nameFor(secure), { path: '/', secure })
}
