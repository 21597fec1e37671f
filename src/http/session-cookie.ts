import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { NewSession } from '#service/sign-in.js'
import type { Env } from './env.js'
import type { WhereFrom } from './where-from.js'

const ticketSeconds = 5 * 60

// A browser takes a __Host- cookie over HTTPS only, from this very host, for all paths: no neighbour can plant one.
const nameFor = (isSecure: boolean, name = 'popis') => (isSecure ? `__Host-${name}` : name)

const write = (c: Context<Env>, where: WhereFrom, name: string, secret: string, lastsSeconds: number) => {
  const secure = where.isSecure(c)
  setCookie(c, nameFor(secure, name), secret, {
    httpOnly: true,
    sameSite: 'Lax',
    secure,
    path: '/',
    // A length, not a date: the reader's clock may be wrong.
    maxAge: lastsSeconds,
  })
}

const clear = (c: Context<Env>, where: WhereFrom, name: string) => {
  const secure = where.isSecure(c)
  deleteCookie(c, nameFor(secure, name), { path: '/', secure })
}

export const readSession = (c: Context<Env>, where: WhereFrom): string | undefined =>
  getCookie(c, nameFor(where.isSecure(c)))

export const writeSession = (c: Context<Env>, where: WhereFrom, session: NewSession): void =>
  write(c, where, 'popis', session.secret, session.lastsSeconds)

export const clearSession = (c: Context<Env>, where: WhereFrom): void => clear(c, where, 'popis')

/** What shows, between password and code, that the password was right. */
export const readTicket = (c: Context<Env>, where: WhereFrom): string | undefined =>
  getCookie(c, nameFor(where.isSecure(c), 'popis_ticket'))

export const writeTicket = (c: Context<Env>, where: WhereFrom, ticket: string): void =>
  write(c, where, 'popis_ticket', ticket, ticketSeconds)

export const clearTicket = (c: Context<Env>, where: WhereFrom): void => {
  if (readTicket(c, where) !== undefined) clear(c, where, 'popis_ticket')
}
