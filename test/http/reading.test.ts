import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { furnish } from '../web/furnish.js'
import { openWorld, organisation, type World } from './world.js'

let world: World
let token: string
beforeEach(async () => {
  world = await openWorld()
  await furnish(world)
  token = await world.token('viewer')
})
afterEach(() => world.close())

interface Page {
  items: Record<string, unknown>[]
  next: string | null
}

const get = async <T = Page>(path: string): Promise<T> => {
  const response = await world.app.request(`/api/v1/${path}`, {
    headers: { Authorization: `Bearer ${token}` },
  })
  expect([path, response.status]).toEqual([path, 200])
  return (await response.json()) as T
}

const all = async (path: string): Promise<Record<string, unknown>[]> => {
  const items: Record<string, unknown>[] = []
  let after: string | null = ''
  while (after !== null) {
    const page: Page = await get(`${path}${after && `&after=${encodeURIComponent(after)}`}`)
    items.push(...page.items)
    after = page.next
  }
  return items
}

describe('lists', () => {
  it('show hosts with the number of their verdicts', async () => {
    const { items, next } = await get('subjects?kind=host')
    expect(next).toBeNull()
    expect(items).toEqual([
      expect.objectContaining({ id: 'host:pc-07', name: 'pc-07', verdicts: { unknown: 1 } }),
      expect.objectContaining({ id: 'host:srv-01', name: 'srv-01', verdicts: { lapsed: 1, pass: 1 } }),
    ])
    expect((await get('subjects?kind=ups')).items).toEqual([])
  })

  it('go on where the page before ended, without a gap and without a repetition', async () => {
    expect((await all('subjects?limit=1')).map(({ id }) => id)).toEqual(['host:pc-07', 'host:srv-01'])
    expect((await all('verdicts?limit=1')).map(({ thing }) => thing)).toEqual([
      'host:pc-07',
      'host:srv-01#backup/folder#archive',
      'host:srv-01#backup/restic:nightly#nightly',
    ])
  })

  it('of verdicts are narrowed by state and subject', async () => {
    expect((await get('verdicts?state=lapsed,unknown')).items.length).toBe(2)
    expect((await get('verdicts?state=pass&subject=host:srv-01')).items).toMatchObject([{ state: 'pass' }])
    expect((await get('verdicts?rule=no-such-rule')).items).toEqual([])
  })

  it('show verdicts as they stood, and subjects that were known then', async () => {
    const before = encodeURIComponent('2026-11-22T06:59:00Z')
    expect((await get(`verdicts?as-of=${before}`)).items).toEqual([])
    expect((await get('subjects?as-of=2026-11-02')).items.map(({ id }) => id)).toEqual(['host:pc-07'])
  })

  it('of alerts are the newest first', async () => {
    await world.store.transaction(async (tx) => {
      const { alerts } = tx.of(organisation)
      const alert = {
        cause: 'verdict',
        rule: 'backup-recent',
        thing: 't',
        subject: 'host:srv-01',
        state: 'lapsed',
        since: null,
        openedAt: world.clock.now(),
        urgency: 'now',
        evidence: {},
      } as const
      for (const thing of ['a', 'b', 'c']) await alerts.open({ ...alert, thing })
      await alerts.close(2, world.clock.now())
    })
    expect((await all('alerts?limit=1')).map(({ thing }) => thing)).toEqual(['c', 'b', 'a'])
    expect((await all('alerts?open=true')).map(({ thing }) => thing)).toEqual(['c', 'a'])
    expect((await all('alerts?open=false')).map(({ thing }) => thing)).toEqual(['b'])
  })
})

describe('one subject', () => {
  it('shows facts by topic, what failed beside them, verdicts and the last numbers with their unit', async () => {
    const subject = await get<{
      agent: unknown
      facts: Record<string, { entry: string; facts: unknown[] | null; asked: unknown }[]>
      verdicts: unknown[]
      readings: unknown[]
    }>('subjects/host:srv-01')
    expect(Object.keys(subject.facts).sort()).toEqual([
      'backup',
      'firewall',
      'hardware',
      'interface',
      'os',
      'software',
    ])
    expect(subject.facts.firewall).toMatchObject([
      { entry: 'firewall/nftables', facts: null, asked: { reason: 'absent' } },
      { entry: 'firewall/ufw', facts: [{ enabled: true }], asked: { reason: 'timeout' } },
    ])
    expect(subject.verdicts.length).toBe(2)
    expect(subject.agent).toMatchObject({ version: '0.1.0', isStale: false })
    expect(subject.readings).toContainEqual(
      expect.objectContaining({
        metric: 'freePercent',
        key: '/',
        value: 37.4,
        unit: '%',
        at: '2026-11-22T06:58:00.000Z',
      }),
    )
  })

  it('is not there before it was first seen, nor where nobody knows it', async () => {
    for (const path of ['subjects/host:pc-07?as-of=2026-10-01', 'subjects/host:nobody']) {
      const response = await world.app.request(`/api/v1/${path}`, {
        headers: { Authorization: `Bearer ${token}` },
      })
      expect(response.status).toBe(404)
    }
  })
})

describe('documents', () => {
  it('are the register with its version, and the checklist of a framework at a date', async () => {
    const register = await world.app.request('/api/v1/register', {
      headers: { Authorization: `Bearer ${token}` },
    })
    expect(register.headers.get('etag')).toBe(`"${world.services.register.version}"`)
    expect(await register.json()).toEqual(world.services.register.value)
    expect(await get('checklists/iso27001?as-of=2026-06-30')).toMatchObject({
      asOf: '2026-06-30T21:59:59.999Z',
    })
    const none = await world.app.request('/api/v1/checklists/iso9', {
      headers: { Authorization: `Bearer ${token}` },
    })
    expect(none.status).toBe(404)
  })

  it('tell whether the server is ready', async () => {
    expect((await world.app.request('/readyz')).status).toBe(200)
    world.services.isReady = () => false
    expect((await world.app.request('/readyz')).status).toBe(503)
    expect((await world.app.request('/healthz')).status).toBe(200)
  })
})
