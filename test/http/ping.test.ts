import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from './world.js'

const schedule = { periodSeconds: 86_400, graceSeconds: 3600 }
const rid = '0b0f2c1e-8a55-4a3e-9d0e-6d3a0f4d1c22'

let world: World
let secret: string
let id: string
beforeAll(async () => {
  world = await openWorld()
  const made = await world.services.pings.add({ name: 'Nightly', kind: 'backup', schedule }, 'test')
  secret = made.secret
  id = made.check.id
})
afterAll(() => world.close())

const ask = (path: string, init: RequestInit = {}) =>
  Promise.resolve(world.app.request(`/ping/${path}`, init))

const newest = async () => (await world.store.of('plandiste').pings.pings(id, 1))[0]

describe('a ping', () => {
  it.each([
    ['GET', '', 'success', null],
    ['HEAD', '', 'success', null],
    ['POST', '/start', 'start', null],
    ['POST', '/fail', 'fail', null],
    ['GET', '/log', 'log', null],
    ['GET', '/0', 'success', 0],
    ['POST', '/3', 'fail', 3],
  ])('%s …%s is answered with OK', async (method, what, tells, exitStatus) => {
    const response = await ask(`${secret}${what}?rid=${rid}`, { method })
    expect([response.status, await response.text()]).toEqual([200, method === 'HEAD' ? '' : 'OK'])
    expect(await newest()).toMatchObject({ tells, exitStatus, run: rid, method })
  })

  it('by key and short name', async () => {
    const key = await world.services.pings.setKey(true, 'test')
    expect((await ask(`${key}/nightly/fail`)).status).toBe(200)
    expect(await newest()).toMatchObject({ tells: 'fail' })
    expect((await ask(`${key}/weekly`)).status).toBe(404)
  })

  it('keeps what came with it, and says how much of it where it was too long', async () => {
    await ask(secret, { method: 'POST', body: 'all good' })
    expect(Buffer.from((await newest())?.body ?? []).toString()).toBe('all good')
    const response = await ask(secret, { method: 'POST', body: 'x'.repeat(10_000_000) })
    expect([response.status, await response.text()]).toEqual([200, 'OK'])
    expect([response.headers.get('ping-body-limit'), response.headers.get('popis-body-kept')]).toEqual([
      '100000',
      '100000',
    ])
    const kept = await newest()
    expect([kept?.bodyBytes, kept?.body?.length]).toEqual([10_000_000, 100_000])
  })

  it.each([
    ['11111111-1111-4111-8111-111111111111', 404, /no such check/],
    ['11111111-1111-4111-8111-111111111111/start', 404, /no such check/],
    ['some-key/nightly', 404, /no such check/],
    ['nothing', 404, /no such check/],
    ['SECRET/999', 400, /exit status is 0 to 255, not 999/],
    ['SECRET/-1', 400, /exit status/],
    ['SECRET/stop', 404, /ends with nothing, \/start/],
    ['SECRET?rid=7', 400, /rid/],
  ])('to %s is refused with %i', async (path, status, detail) => {
    const response = await ask(path.replace('SECRET', secret))
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(response.status).toBe(status)
    expect(((await response.json()) as { detail: string }).detail).toMatch(detail)
  })

  it('to addresses that are guessed is soon slowed down, and not to one that is known', async () => {
    world.setNow('2026-11-22T08:00:00.000Z')
    const statuses = new Set<number>()
    for (let round = 0; round < 70; round++) statuses.add((await ask(`guess-${round}`)).status)
    expect([...statuses]).toEqual([404, 429])
    expect((await ask(secret)).status).toBe(200)
    world.setNow('2026-11-22T10:00:00.000Z')
  })

  it('has a secret that is no key of an agent', async () => {
    const response = await world.app.request('/api/v1/reports', {
      method: 'POST',
      headers: { Authorization: `Bearer ${secret}` },
      body: '{}',
    })
    expect(response.status).toBe(401)
  })
})

describe('checks by the API', () => {
  it('are made, shown with what was said, renewed and revoked', async () => {
    const headers = {
      Authorization: `Bearer ${await world.token('operator')}`,
      'Content-Type': 'application/json',
    }
    const asked = await world.app.request('/api/v1/ping-checks', {
      method: 'POST',
      headers,
      body: JSON.stringify({
        name: 'Weekly',
        kind: 'job',
        schedule: { cron: '0 2 * * 1', timeZone: 'Europe/Belgrade', graceSeconds: 600 },
      }),
    })
    const made = (await asked.json()) as { url: string; secret: string }
    expect([asked.status, made.url]).toEqual([201, `https://popis.example.rs/ping/${made.secret}`])
    await ask(made.secret, { method: 'POST', body: 'done' })
    const shown = await world.app.request('/api/v1/ping-checks/weekly', { headers })
    expect(await shown.json()).toMatchObject({
      check: { standing: 'up', expectedAt: '2026-11-23T01:00:00.000Z', pings: 1 },
      pings: [{ tells: 'success', body: 'done', bodyBytes: 4, keptBytes: 4 }],
    })
    const revoked = await world.app.request('/api/v1/ping-checks/weekly/revoke', { method: 'POST', headers })
    expect(await revoked.json()).toMatchObject({ standing: 'revoked' })
    expect((await ask(made.secret)).status).toBe(404)
  })

  it('with times that never come are refused', async () => {
    const headers = {
      Authorization: `Bearer ${await world.token('operator')}`,
      'Content-Type': 'application/json',
    }
    const response = await world.app.request('/api/v1/ping-checks', {
      method: 'POST',
      headers,
      body: JSON.stringify({
        name: 'Never',
        kind: 'job',
        schedule: { cron: '0 2 30 2 *', timeZone: 'Europe/Belgrade', graceSeconds: 600 },
      }),
    })
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { detail: 'These times cannot be kept.' },
    ])
  })
})
