import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { asset, measure, plan } from '../domain/plan/reconcile/small-plan.js'
import { openWorld, type World } from './world.js'

let world: World
beforeEach(async () => {
  world = await openWorld()
  const { editor } = world.services
  const row = measure({
    expects: [{ what: 'Computer', of: 'asset', count: 3, where: 'asset.kind == "computer"' }],
    total: 9,
  })
  const who = { id: 'test', name: 'Test' }
  const put = (part: 'plans' | 'assets', body: { id: string }) =>
    editor.edit({ action: 'edit', changes: [{ part, id: body.id, body }] }, who)
  await put('plans', plan([row]))
  await put('assets', asset('A', { price: { amount: 4, currency: 'RSD' }, invoice: 'F-1' }))
  await put('assets', asset('B', { state: 'ordered' }))
})
afterEach(() => world.close())

const ask = async (path: string) =>
  world.app.request(`/api/v1/plans${path}`, {
    headers: { Authorization: `Bearer ${await world.token('viewer')}` },
  })
const json = async (path: string): Promise<unknown> => (await ask(path)).json()

describe('plans against reality', () => {
  it('are listed with their totals', async () => {
    expect(await json('')).toMatchObject({
      items: [
        {
          id: 'plan',
          status: 'adopted',
          total: {
            rows: 1,
            done: 0,
            money: [{ currency: 'RSD', vatIncluded: true, planned: 9, paid: 4, left: 5 }],
          },
        },
      ],
    })
  })

  it('show every row without the entries behind it, put together, with what falls due', async () => {
    const found = (await json('/plan/status')) as { rows: object[] }
    expect(found).toMatchObject({
      today: '2026-11-22',
      rows: [
        { measure: '1.1', state: 'partial', numbers: { planned: 3, ordered: 2, delivered: 1, shortfall: 2 } },
      ],
      rollup: { tasks: [{ key: 'plan/1.1', rows: 1 }] },
      forecast: { from: '2026-11-22', to: '2027-11-22' },
    })
    expect(found.rows[0]).not.toHaveProperty('entries')
  })

  it('open the list behind each number of a row', async () => {
    expect(await json('/plan/status/1.1')).toMatchObject({
      row: {
        entries: [
          { id: 'A', why: 'matches', lacks: expect.arrayContaining(['serial', 'agent']) },
          { id: 'B', stage: 'ordered' },
        ],
      },
      lists: { ordered: ['asset/A', 'asset/B'], delivered: ['asset/A'], seen: [] },
    })
  })

  it('stand as they stood', async () => {
    world.setNow('2026-11-23T07:00:00.000Z')
    expect(await json('/plan/status/1.1?as-of=2026-11-22')).toMatchObject({
      lists: { delivered: ['asset/A'] },
    })
    expect((await ask('/plan/status?as-of=2026-11-20')).status).toBe(404)
    expect((await ask('/plan/status?as-of=2027-11-20')).status).toBe(400)
  })

  it('say what there is not', async () => {
    expect((await ask('/none/status')).status).toBe(404)
    expect((await ask('/plan/status/9.9')).status).toBe(404)
  })

  it('take no expression that cannot be used', async () => {
    const response = await world.app.request('/api/v1/register/plans/plan', {
      method: 'PATCH',
      headers: {
        Authorization: `Bearer ${await world.token('admin')}`,
        'Content-Type': 'application/merge-patch+json',
        'If-Match': '*',
      },
      body: JSON.stringify({
        measures: [measure({ expects: [{ what: 'x', of: 'asset', count: 1, where: 'asset.nam == "x"' }] })],
      }),
    })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({
      errors: [
        {
          where: 'plans/plan',
          what: expect.stringContaining('measures[0].expects[0].where: No such key: nam'),
        },
      ],
    })
  })
})
