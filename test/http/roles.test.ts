import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isAllowed } from '#domain/people/actions.js'
import { roles } from '#domain/ports/people.js'
import { actionOf, ask, everyRoute, type Route } from './every-route.js'
import { putUser } from './users.js'
import { openWorld, type World } from './world.js'

const page = 'docs/routes-and-roles.md'
const anew = `make it anew: UPDATE_DOCS=1 npx vitest run test/http/roles.test.ts`

let world: World
let routes: Route[]
beforeAll(async () => {
  world = await openWorld()
  await world.agent('agent-key')
  routes = everyRoute(world)
})
afterAll(() => world.close())

const outsiders = ['stranger', 'ended session', 'other organisation', 'agent key'] as const
const everybody = [...roles, ...outsiders] as const
type Asker = (typeof everybody)[number]

const newHeadersOf = async (asker: Asker): Promise<Record<string, string>> => {
  switch (asker) {
    case 'stranger':
      return {}
    case 'agent key':
      return { Authorization: 'Bearer agent-key' }
    case 'other organisation':
      return (await putUser({ store: world.store, now: world.clock.now }, 'admin', { organisation: 'reka' }))
        .headers
    case 'ended session': {
      const { headers, id } = await world.user('admin')
      await world.services.people.accounts.endSessions(id, 'test')
      return headers
    }
    default:
      return (await world.user(asker)).headers
  }
}

const known = new Map<Asker, Record<string, string>>()

/** Fresh for each change: some routes end the session that they are asked with. */
const headersOf = async (asker: Asker, { method }: Route): Promise<Record<string, string>> => {
  if (method !== 'GET') return newHeadersOf(asker)
  const headers = known.get(asker) ?? (await newHeadersOf(asker))
  known.set(asker, headers)
  return headers
}

const isMeantFor = (route: Route, asker: Asker): boolean => {
  const [access] = route.access
  if (access && 'for' in access) return access.for === 'everybody' || access.for === asker
  const action = actionOf(route)
  const role = roles.find((known) => known === asker)
  return action !== null && role !== undefined && isAllowed(role, action)
}

const secretsInAddress: ReadonlySet<string> = new Set(['check secret', 'calendar secret'])

/** Whether the door refused: what a handler says once somebody is in is another matter. */
const isRefused = async (route: Route, response: Response): Promise<boolean> => {
  // The secret is the address itself: who has it not finds nothing there, or is slowed down.
  if (route.access.some((access) => 'for' in access && secretsInAddress.has(access.for)))
    return response.status === 404 || response.status === 429
  if (response.status !== 401 && response.status !== 403) return false
  const [access] = route.access
  if (access && 'for' in access && access.for !== 'everybody') return true
  // What a page says for itself is no refusal at the door: that one is a problem.
  if (response.headers.get('content-type') !== 'application/problem+json') return false
  const { detail = '' } = (await response.json()) as { detail?: string }
  return /^(Sign in, or|The role )/.test(detail)
}

const cell = (route: Route, asker: Asker) => (isMeantFor(route, asker) ? 'yes' : '–')

const table = (): string => {
  const rows = routes.map((route) => {
    const [access] = route.access
    const asks = access ? ('action' in access ? access.action : access.for) : ''
    const name = `${route.method} ${route.pattern.replace(/:([\w-]+)(\{[^}]*\})?/g, '{$1}')}`
    return `| ${[name, asks, ...everybody.map((asker) => cell(route, asker))].join(' | ')} |`
  })
  return [
    '# Routes and roles',
    '',
    'Made from the routes themselves by `test/http/roles.test.ts`, which also asks each of them as everybody in this',
    'table. “Asks for” is the action of `src/domain/people/actions.ts`; *everybody* needs nothing, and an *agent key* or an',
    '*enrolment token* is a secret that serves for that route alone. A *check secret* or *calendar secret* stands in the',
    'address: the route is open to whoever has it, and there is nothing there for anybody else. An API token may do what its role may, but for what',
    'belongs to a person: one’s own account, and signing. What somebody may do here is refused in another organisation.',
    '',
    `| Route | Asks for | ${everybody.join(' | ')} |`,
    `| --- | --- | ${everybody.map(() => '---').join(' | ')} |`,
    ...rows,
    '',
  ].join('\n')
}

describe('every route', () => {
  it('says once for whom it is', () => {
    expect(routes.length).toBeGreaterThan(60)
    const wrong = routes.filter(({ access }) => access.length !== 1)
    expect(wrong.map(({ method, pattern, access }) => ({ route: `${method} ${pattern}`, access }))).toEqual(
      [],
    )
  })

  it('lets in whom it says, and nobody else', { timeout: 120_000 }, async () => {
    const wrong: string[] = []
    for (const route of routes)
      for (const asker of everybody) {
        const response = await ask(world, route, await headersOf(asker, route))
        const isIn = !(await isRefused(route, response))
        if (isIn !== isMeantFor(route, asker) || (response.status >= 500 && response.status !== 503))
          wrong.push(`${route.method} ${route.pattern} as ${asker}: ${response.status}`)
      }
    expect(wrong).toEqual([])
  })

  it('stands on paper', () => {
    if (process.env.UPDATE_DOCS) writeFileSync(page, table())
    expect(readFileSync(page, 'utf8'), anew).toBe(table())
  })
})

describe('every route that changes something', () => {
  it('refuses a page of another site, whoever is signed in', { timeout: 60_000 }, async () => {
    const { headers } = await world.user('admin')
    const foreign = { ...headers, Origin: 'https://evil.example' }
    const changing = routes.filter(({ method }) => method !== 'GET')
    expect(changing.length).toBeGreaterThan(25)
    for (const route of changing) {
      const response = await ask(world, route, foreign)
      const { detail } = (await response.json()) as { detail: string }
      const said = [route.pattern, response.status, detail]
      // Reports are taken before all that: they ask for a key in a header, which no page of another site can send.
      if (route.pattern === '/api/v1/reports') expect(response.status).toBe(401)
      else expect(said).toEqual([route.pattern, 403, 'This request came from a page of another site.'])
    }
  })

  it('refuses a body beyond what it takes', { timeout: 60_000 }, async () => {
    const { headers } = await world.user('admin')
    for (const route of routes.filter(({ method }) => method !== 'GET')) {
      const response = await ask(world, route, { ...headers, 'Content-Length': '99999999' })
      const isOwn = route.pattern === '/api/v1/reports'
      expect([route.pattern, response.status]).toEqual([route.pattern, isOwn ? 401 : 413])
    }
  })
})
