import { createMiddleware } from 'hono/factory'
import type { Env } from './env.js'
import type { WhereFrom } from './where-from.js'

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

/** Pages run only scripts of this server, load nothing from elsewhere, and stay out of caches unless they say otherwise. */
export const securityHeaders = (where: WhereFrom) =>
  createMiddleware<Env>(async (c, next) => {
    await next()
    const { headers } = c.res
    if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', policy)
    headers.set('X-Content-Type-Options', 'nosniff')
    headers.set('X-Frame-Options', 'DENY')
    headers.set('Referrer-Policy', 'same-origin')
    headers.set('Cross-Origin-Opener-Policy', 'same-origin')
    headers.set('Cross-Origin-Resource-Policy', 'same-origin')
    headers.set('Permissions-Policy', 'camera=(self), geolocation=(), microphone=()')
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
    if (where.isSecure(c)) headers.set('Strict-Transport-Security', 'max-age=31536000')
  })
