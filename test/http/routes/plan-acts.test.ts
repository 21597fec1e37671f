import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openPlanApi, openPlanWorld, type PlanWorld } from '../plan-world.js'

let world: PlanWorld
let api: ReturnType<typeof openPlanApi>['api']
let act: ReturnType<typeof openPlanApi>['act']
beforeEach(async () => {
  world = await openPlanWorld()
  ;({ api, act } = openPlanApi(world))
})
afterEach(() => world.close())

const paper = { statement: 'The act is adopted.', date: '2026-05-20', document: '016-7/2026' }

describe('an act on one row of a plan', () => {
  it('moves the deadline and keeps the one before, and is undone', async () => {
    const done = await act('1.1', 'deadline', { to: '2026-12-31', reason: 'late offer', approvedBy: 'head' })
    expect([done.status, done.etag]).toEqual([200, `"${world.version('1.1')}"`])
    expect(world.measure('1.1')).toMatchObject({
      deadline: '2026-12-31',
      moves: [
        { on: '2026-11-22', from: '2026-06-30', to: '2026-12-31', reason: 'late offer', approvedBy: 'head' },
      ],
    })
    const [edit] = await world.store.of('plandiste').edits.list({ part: 'plans', id: 'p-2026' })
    expect(edit).toMatchObject({ number: done.body.edit, why: 'late offer', whoName: 'olga' })
    await world.services.editor.undo(done.body.edit, { id: 'x', name: 'x' })
    expect(world.measure('1.1')).toMatchObject({ deadline: '2026-06-30' })
    expect(world.measure('1.1').moves).toBeUndefined()
  })

  it.each([
    ['deadline', { to: '2026-12-31' }],
    ['deadline', { to: '2026-06-30', reason: 'x' }],
    ['deadline', { to: '0206-12-31', reason: 'x' }],
    ['deadline', { to: '2026-12-31', reason: 'x', approvedBy: 'it' }],
    ['payments', { on: '2026-11-23', amount: 10 }],
    ['deadline', { to: '2226-12-31', reason: 'x' }],
    ['deadline', { to: '2026-12-31', reason: 'x', on: '0000-01-01' }],
    ['payments', { on: '0000-01-01', amount: 10 }],
    ['payments', { on: '2025-12-31', amount: 10 }],
    ['values', { indicator: 'users', value: 3, on: '0206-11-01', target: 9 }],
    ['attendance', { on: '0000-01-01', expected: 3, attended: 3 }],
    ['evidence', { ...paper, date: '0206-05-20' }],
    ['payments', { on: '2026-11-01', amount: 0 }],
    ['payments', { on: '2026-11-01', amount: 1.234 }],
    ['payments', { on: '2026-11-01', amount: 10, source: 'nobody' }],
    ['values', { indicator: 'users', value: 3, on: '2026-11-01' }],
    ['attendance', { on: '2026-11-01', expected: 0, attended: 0 }],
    ['acceptances', { rule: 'no-owner', reason: 'x', measures: ['9.9', '1.1'] }],
    ['acceptances/take-back', { rule: 'no-owner' }],
    ['evidence', { ...paper, by: 'head' }],
    ['evidence', { ...paper, date: '2026-12-01' }],
    ['evidence', { ...paper, period: '2026' }],
    ['evidence', { ...paper, sha256: 'a'.repeat(64) }],
  ])('refuses %s %j', async (path, body) => {
    const before = world.services.register.version
    expect((await act('1.1', path, body)).status).toBe(400)
    expect(world.services.register.version).toBe(before)
  })

  it('records payments, lists and values, which come one after the other', async () => {
    expect(
      (await act('1.1', 'payments', { on: '2026-11-01', amount: 70000.5, invoice: '12', source: 'budget' }))
        .status,
    ).toBe(200)
    expect((await act('1.1', 'payments', { on: '2026-11-01', amount: 70000.5, invoice: '12' })).status).toBe(
      400,
    )
    expect((await act('1.4', 'attendance', { on: '2026-11-01', expected: 40, attended: 35 })).status).toBe(
      200,
    )
    expect((await api('rows/1.4/governance', null)).body.turnout).toEqual({
      expected: 40,
      attended: 35,
      isAll: false,
      period: '2026',
    })
    expect((await act('1.4', 'attendance', { on: '2026-11-15', expected: 0, attended: 5 })).status).toBe(200)
    expect((await api('rows/1.4/governance', null)).body.turnout.isAll).toBe(true)
    expect(
      (await act('1.1', 'values', { indicator: 'users', value: 3, on: '2026-11-01', target: 10 })).status,
    ).toBe(200)
    expect((await act('1.1', 'values', { indicator: 'users', value: 4, on: '2026-11-01' })).status).toBe(400)
    expect((await act('1.1', 'values', { indicator: 'users', value: 4, on: '2026-11-02' })).status).toBe(200)
    expect(world.measure('1.1')).toMatchObject({
      payments: [{ amount: 70000.5 }],
      targets: [{ name: 'users', target: 10, values: [{ value: 3 }, { value: 4 }] }],
    })
  })

  it('lets a remark stand once, and takes that back', async () => {
    expect((await act('1.1', 'acceptances', { rule: 'no-owner', reason: 'own work' })).status).toBe(200)
    expect(world.services.register.value.plans[0]?.acceptances).toEqual([
      { rule: 'no-owner', measures: ['1.1'], reason: 'own work', by: 'olga', on: '2026-11-22' },
    ])
    expect((await act('1.1', 'acceptances', { rule: 'no-owner', reason: 'own work' })).status).toBe(400)
    expect((await act('1.1', 'acceptances/take-back', { rule: 'no-owner' })).status).toBe(200)
    expect(world.services.register.value.plans[0]?.acceptances).toBeUndefined()
  })

  it('tells the second of two, and keeps nobody from another row', async () => {
    const read = [world.version('1.1'), world.version('1.2')] as const
    const body = { to: '2026-12-31', reason: 'x' }
    expect((await api('rows/1.1/deadline', body, { match: read[0] })).status).toBe(200)
    const second = await api('rows/1.1/payments', { on: '2026-11-01', amount: 1 }, { match: read[0] })
    expect([second.status, second.etag]).toEqual([412, `"${world.version('1.1')}"`])
    expect((await api('rows/1.2/deadline', body, { match: read[1] })).status).toBe(200)
    expect((await api('rows/1.1/deadline', body)).status).toBe(400)
    expect((await api('rows/9.9/deadline', body, { match: read[0] })).status).toBe(404)
    const both = await Promise.all(
      ['1.3', '1.4'].map((row) => act(row, 'payments', { on: '2026-11-01', amount: 1 })),
    )
    expect(both.map(({ status }) => status)).toEqual([200, 200])
  })

  it('is for operators and administrators', async () => {
    for (const role of ['viewer', 'auditor', 'approver'] as const)
      expect(
        (await act('1.1', 'payments', { on: '2026-11-01', amount: 1 }, await world.user(role))).status,
      ).toBe(403)
    expect(
      (await act('1.1', 'payments', { on: '2026-11-01', amount: 1 }, await world.user('admin'))).status,
    ).toBe(200)
  })

  it('amends the plan from the version that was read', async () => {
    const etag = (
      await world.app.request('/api/v1/register/plans/p-2026', { headers: world.operator.headers })
    ).headers.get('etag')
    const match = etag?.replaceAll('"', '') ?? ''
    const amendment = {
      on: '2026-03-01',
      actNumber: '016-9/2026',
      reason: 'rebalance',
      approvedBy: 'assembly',
      measures: ['1.1'],
    }
    expect((await api('amendments', { ...amendment, measures: ['9.9'] }, { match })).status).toBe(400)
    expect((await api('amendments', amendment, { match })).status).toBe(200)
    expect((await api('amendments', amendment, { match })).status).toBe(412)
    expect(world.services.register.value.plans[0]?.amendments).toEqual([amendment])
  })
})
