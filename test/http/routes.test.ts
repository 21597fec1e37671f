import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { everyRoute, type Route } from './every-route.js'
import { openWorld, type World } from './world.js'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

const routes = (): Route[] => everyRoute(world)

/** These say so in their own file; whoever adds one adds it here too. */
const open = [
  'GET /agent/install.ps1',
  'GET /agent/install.sh',
  'GET /api/openapi.json',
  'GET /api/v1/address',
  'GET /demo',
  'GET /forgot',
  'GET /healthz',
  'GET /icon.svg',
  'GET /invitation',
  'GET /readyz',
  'GET /reset',
  'GET /script/qr/some',
  'GET /script/some',
  'GET /sign-in',
  'GET /sign-in/code',
  'GET /style.css',
  'GET /welcome',
  'POST /forgot',
  'POST /invitation',
  'POST /reset',
  'POST /sign-in',
  'POST /sign-in/code',
  'POST /welcome',
]

describe('the door', () => {
  it('is open at these routes and at no other', () => {
    const found = routes().filter(
      ({ access: [access] }) => access && 'for' in access && access.for === 'everybody',
    )
    expect(found.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(open)
  })

  it('does not take an API token for the key of an agent', async () => {
    const token = await world.token('admin')
    const report = await world.app.request('/api/v1/reports', {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}` },
      body: '{}',
    })
    expect(report.status).toBe(401)
  })

  it('refuses a role that may not', async () => {
    const ask = async (role: 'viewer' | 'auditor' | 'operator') =>
      world.app.request('/api/v1/agents/tokens', {
        method: 'POST',
        headers: { Authorization: `Bearer ${await world.token(role)}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ uses: 2 }),
      })
    for (const role of ['viewer', 'auditor'] as const) {
      const response = await ask(role)
      expect(response.status).toBe(403)
      expect(response.headers.get('content-type')).toBe('application/problem+json')
    }
    const made = await ask('operator')
    expect(made.status).toBe(201)
    expect(await made.json()).toMatchObject({ expiresAt: '2026-11-23T07:00:00.000Z' })
  })

  it('lets an operator end what is no longer reported, and says what still is', async () => {
    const ask = async (role: 'viewer' | 'operator', entry: string) =>
      world.app.request('/api/v1/subjects/host:srv-01/retire', {
        method: 'POST',
        headers: { Authorization: `Bearer ${await world.token(role)}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ entry }),
      })
    expect((await ask('viewer', 'backup/restic:gone')).status).toBe(403)
    expect((await ask('operator', 'backup/restic:gone')).status).toBe(204)
    expect((await ask('operator', 'backup/restic')).status).toBe(404)
  })

  it('lets no token in that has expired', async () => {
    const token = await world.token('admin', 60_000)
    const ask = () => world.app.request('/api/v1/subjects', { headers: { Authorization: `Bearer ${token}` } })
    expect((await ask()).status).toBe(200)
    world.setNow('2026-11-22T07:01:00.000Z')
    expect((await ask()).status).toBe(401)
  })
})

describe('problems', () => {
  it('name each parameter that is not known or wrong', async () => {
    const token = await world.token('viewer')
    const response = await world.app.request('/api/v1/subjects?knd=host&limit=many&kind=ship', {
      headers: { Authorization: `Bearer ${token}` },
    })
    expect(response.status).toBe(400)
    const body = (await response.json()) as { errors: { where: string }[] }
    expect(body.errors.map(({ where }) => where).sort()).toEqual(['kind', 'knd', 'limit'])
  })

  it('give a bug a number and keep its words for the log', async () => {
    const token = await world.token('viewer')
    const { services } = world
    Object.defineProperty(services.register, 'value', {
      get: () => {
        throw new TypeError('secret inner words')
      },
    })
    const response = await world.app.request('/api/v1/register', {
      headers: { Authorization: `Bearer ${token}` },
    })
    const text = await response.text()
    expect(response.status).toBe(500)
    expect(text).not.toContain('secret')
    const { instance } = JSON.parse(text) as { instance: string }
    expect(instance).toMatch(/^urn:uuid:[\da-f-]{36}$/)
    const [line] = world.logged.filter(({ level }) => level === 'error')
    expect(line?.detail).toMatchObject({
      requestId: instance.replace('urn:uuid:', ''),
      err: { message: 'secret inner words' },
    })
  })

  it('say 404 for what is not there, to programs as data and to readers as a page', async () => {
    const data = await world.app.request('/api/v1/nothing')
    expect([data.status, data.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
    const page = await world.app.request('/nothing', {
      headers: { Accept: 'text/html', 'Accept-Language': 'en' },
    })
    expect([page.status, await page.text()]).toEqual([404, expect.stringContaining('There is no such page')])
  })
})

describe('the description of the API', () => {
  it('names every route of the API and the limits of its parameters', async () => {
    const response = await world.app.request('/api/openapi.json')
    const document = (await response.json()) as {
      openapi: string
      paths: Record<string, Record<string, unknown>>
    }
    expect(document.openapi).toBe('3.1.0')
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const served = world.app.routes
      .filter(({ method, path }) => method !== 'ALL' && /^\/(api\/v1|glpi|healthz|readyz)/.test(path))
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
    expect(described.sort()).toEqual([...new Set(served)].sort())
    expect(JSON.stringify(document.paths['/api/v1/reports'])).toContain('intervalSeconds')
  })
})
