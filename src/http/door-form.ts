import type { Context } from 'hono'
import type { Env } from './env.js'
import type { WhereFrom } from './where-from.js'

/** A place on this server to go on at, never another site. */
export const ownAddress = (next: string): string => {
  const url = URL.parse(next, 'http://here')
  if (url?.host !== 'here' || !next.startsWith('/')) return '/'
  // `/.//elsewhere` is resolved to `//elsewhere`, which a browser takes for a host.
  return url.pathname.startsWith('//') ? '/' : url.pathname + url.search
}

/** The fields of a form as they were typed, blanks included; a file, or a field that is not there, counts as empty. */
export const formOf = async (c: Context<Env>) => {
  const form = await c.req.parseBody()
  return (name: string): string => (typeof form[name] === 'string' ? form[name] : '')
}

/** Where somebody signs in from, as their list of sessions will tell it. */
export const fromOf = (c: Context<Env>, where: WhereFrom) => ({
  address: where.address(c),
  browser: c.req.header('user-agent') ?? '',
})
