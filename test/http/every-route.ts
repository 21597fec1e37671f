import type { Action } from '#domain/people/actions.js'
import { type Access, accessOf } from '#http/may.js'
import type { World } from './world.js'

export interface Route {
  readonly method: string
  /** As it is declared, with its parameters. */
  readonly pattern: string
  /** An address that fits it. */
  readonly path: string
  /** What its handlers say about whom it is for: one, unless somebody forgot. */
  readonly access: readonly Access[]
}

/** Everything that answers, from what the app itself says of its routes. */
export const everyRoute = ({ app }: World): Route[] => {
  const found = new Map<string, Route & { access: Access[] }>()
  for (const { method, path: pattern, handler } of app.routes) {
    if (method === 'ALL') continue
    const key = `${method} ${pattern}`
    const path = pattern.replace(/:[\w-]+(?:\{[^}]*\})?|\{[\w-]+\}/g, 'some')
    const route = found.get(key) ?? { method, pattern, path, access: [] }
    const access = accessOf(handler)
    if (access) route.access.push(access)
    found.set(key, route)
  }
  return [...found.values()].sort(
    (a, b) => a.pattern.localeCompare(b.pattern, 'en') || a.method.localeCompare(b.method, 'en'),
  )
}

export const actionOf = ({ access: [access] }: Route): Action | null =>
  access && 'action' in access ? access.action : null

/** Enrolling looks at the token only once the body is right. */
const bodyOf = (path: string): string =>
  path.endsWith('/agents/enrol')
    ? JSON.stringify({ hostname: 'pc', machine: 'x'.repeat(43), version: '1' })
    : '{}'

/** Asks a route as somebody, with a body that is right for hardly any. */
export const ask = (
  { app }: World,
  { method, path }: Pick<Route, 'method' | 'path'>,
  headers: Record<string, string>,
): Promise<Response> => {
  const isProgram = path.startsWith('/api/')
  const hasBody = method !== 'GET' && method !== 'HEAD'
  return Promise.resolve(
    app.request(path, {
      method,
      headers: {
        Accept: 'application/json',
        ...(hasBody && isProgram && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(hasBody && { body: isProgram ? bodyOf(path) : new URLSearchParams() }),
    }),
  )
}
