import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { entryVersion } from '#domain/register/change.js'
import { get, post } from '../forms.js'
import { openPlanWorld, type PlanWorld } from '../plan-world.js'
import type { SignedIn } from '../users.js'

let world: PlanWorld
beforeEach(async () => {
  world = await openPlanWorld()
})
afterEach(() => world.close())

interface Answer {
  readonly id: string
  readonly edit: number
  readonly state: string
  readonly turnout: { readonly isAll: boolean | null }
  readonly periods: unknown
}

const api = async (
  path: string,
  body: object | null,
  {
    user = world.operator,
    match,
    method = 'POST',
  }: { user?: SignedIn; match?: string; method?: string } = {},
) => {
  const response = await world.app.request(`/api/v1/plans/p-2026/${path}`, {
    method: body === null ? 'GET' : method,
    headers: {
      'Content-Type': 'application/json',
      Origin: 'http://localhost',
      Host: 'localhost',
      ...user.headers,
      ...(match !== undefined && { 'If-Match': `"${match}"` }),
    },
    ...(body !== null && { body: JSON.stringify(body) }),
  })
  return {
    status: response.status,
    etag: response.headers.get('etag'),
    body: (await response.json()) as Answer,
  }
}
const act = (row: string, path: string, body: object, user?: SignedIn) =>
  api(`rows/${row}/${path}`, body, { match: world.version(row), ...(user && { user }) })
const state = async (row: string) => (await api(`rows/${row}/governance`, null)).body.state

const paper = { statement: 'The act is adopted.', date: '2026-05-20', document: '016-7/2026' }
const sign = (id: string, user: SignedIn) =>
  post(
    world,
    `/to-sign/attestations/${id}`,
    { version: entryVersion(world.services.register.value.attestations.find((one) => one.id === id)) },
    user.headers,
  )

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
    ['deadline', { to: '2026-12-31', reason: 'x', approvedBy: 'it' }],
    ['payments', { on: '2026-11-23', amount: 10 }],
    ['payments', { on: '2026-11-01', amount: 0 }],
    ['payments', { on: '2026-11-01', amount: 1.234 }],
    ['payments', { on: '2026-11-01', amount: 10, source: 'nobody' }],
    ['values', { indicator: 'users', value: 3, on: '2026-11-01' }],
    ['attendance', { on: '2026-11-01', expected: 0, attended: 0 }],
    ['acceptances', { rule: 'no-funding', reason: 'x', measures: ['9.9', '1.1'] }],
    ['acceptances/take-back', { rule: 'no-funding' }],
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
    expect((await act('1.1', 'acceptances', { rule: 'no-funding', reason: 'own work' })).status).toBe(200)
    expect(world.services.register.value.plans[0]?.acceptances).toEqual([
      { rule: 'no-funding', measures: ['1.1'], reason: 'own work', by: 'olga', on: '2026-11-22' },
    ])
    expect((await act('1.1', 'acceptances', { rule: 'no-funding', reason: 'own work' })).status).toBe(400)
    expect((await act('1.1', 'acceptances/take-back', { rule: 'no-funding' })).status).toBe(200)
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

describe('evidence of a row', () => {
  it('is proposed by an owner and confirmed by the approver alone', async () => {
    const head = await world.user('approver', { offices: ['head'] })
    expect(await state('1.1')).toBe('missing')
    const { status, body } = await act('1.1', 'evidence', paper)
    expect([status, body.id]).toEqual([201, 'AT-2026-001'])
    expect(world.services.register.value.attestations[0]).toEqual({
      ...paper,
      id: 'AT-2026-001',
      question: 'measure:p-2026/1.1',
      by: 'it',
    })
    expect(await state('1.1')).toBe('proposed')
    expect((await act('1.1', 'evidence', paper)).status).toBe(400)
    for (const offices of [['it'], ['deputy'], ['assembly'], ['it', 'head']])
      expect((await sign(body.id, await world.user('approver', { offices }))).status, offices.join()).toBe(
        403,
      )
    expect((await sign(body.id, head)).status).toBe(303)
    expect(await state('1.1')).toBe('confirmed')
    expect(world.services.register.value.attestations[0]).toMatchObject({
      confirmedBy: 'head',
      confirmedOn: '2026-11-22',
    })
  })

  it('goes to the deputy where the approver is an owner, and not to the approver', async () => {
    const head = await world.user('approver', { offices: ['head'] })
    expect(await state('1.2')).toBe('no-second-person')
    const { body } = await act('1.2', 'evidence', paper)
    expect((await sign(body.id, head)).status).toBe(403)
    const governance = (await api('rows/1.2/governance', null)).body
    expect(governance).toMatchObject({ state: 'no-second-person', offices: ['deputy'], isOverdue: false })
    const deputy = await world.user('approver', { offices: ['deputy'] })
    expect((await api('rows/1.2/governance', null)).body).toMatchObject({
      state: 'proposed',
      isOverdue: true,
    })
    expect((await sign(body.id, deputy)).status).toBe(303)
    expect(await state('1.2')).toBe('confirmed')
  })

  it('goes to the body that adopted the plan where the deputy is an owner too', async () => {
    const { body } = await act('1.3', 'evidence', paper)
    expect((await sign(body.id, await world.user('approver', { offices: ['deputy'] }))).status).toBe(403)
    expect((await sign(body.id, await world.user('approver', { offices: ['assembly'] }))).status).toBe(303)
  })

  it('answers for the period of its day, is withdrawn with a reason, and comes back by undo', async () => {
    const head = await world.user('approver', { offices: ['head'] })
    const { body } = await act('1.4', 'evidence', paper)
    expect(world.services.register.value.attestations[0]).toMatchObject({ period: '2026' })
    await sign(body.id, head)
    expect((await api('rows/1.4/governance', null)).body.periods).toMatchObject([
      { name: '2026', state: 'confirmed' },
      { name: '2027', state: 'ahead' },
    ])
    const gone = await api(
      `rows/1.4/evidence/${body.id}?why=wrong`,
      {},
      { match: world.version('1.4'), method: 'DELETE' },
    )
    expect(gone.status).toBe(200)
    expect(await state('1.4')).toBe('missing')
  })
})

describe('the forms of a row', () => {
  const form = (path: string, fields: Record<string, string>, user = world.operator) =>
    post(world, `/plans/p-2026/rows/1.1/${path}`, { version: world.version('1.1'), ...fields }, user.headers)

  it('are shown to who may write, and do what they say', async () => {
    await world.user('approver', { offices: ['head'] })
    const page = await (await get(world, '/plans/p-2026/rows/1.1/acts', world.operator.headers)).text()
    for (const words of ['Evidence missing.', 'act adopted', 'Move the deadline', 'Record a payment'])
      expect(page).toContain(words)
    const viewer = await world.user('viewer')
    const read = await (await get(world, '/plans/p-2026/rows/1.1/acts', viewer.headers)).text()
    expect(read).toContain('Evidence missing.')
    expect(read).not.toContain('<form class="form"')
    const done = await form('move', {
      'move.to': '31.12.2026',
      'move.reason': 'late offer',
      'move.approvedBy': '',
    })
    expect([done.status, done.headers.get('location')]).toEqual([303, '/plans/p-2026/rows/1.1'])
    expect(world.measure('1.1').deadline).toBe('2026-12-31')
    expect((await form('pay', { 'pay.amount': '70,000.50', 'pay.on': '2026-11-01' })).status).toBe(303)
    expect(
      (
        await form('value', {
          'value.indicator': 'users',
          'value.value': '3',
          'value.on': '2026-11-01',
          'value.target': '9',
        })
      ).status,
    ).toBe(303)
    expect(
      (await form('accept', { 'accept.rule': 'duplicate-row 1.1 1.2', 'accept.reason': 'on purpose' }))
        .status,
    ).toBe(303)
    expect(world.services.register.value.plans[0]?.acceptances?.[0]?.measures).toEqual(['1.1', '1.2'])
    expect((await form('take-back', { 'take-back.rule': 'duplicate-row' })).status).toBe(303)
  })

  it('come back with what was typed and what is wrong with it', async () => {
    const refused = await form('pay', { 'pay.amount': 'much', 'pay.on': '2026-11-01', 'pay.invoice': 'R-7' })
    expect(refused.status).toBe(400)
    const page = await refused.text()
    for (const words of ['Amount', 'cannot be read', 'value="R-7"', 'value="much"'])
      expect(page).toContain(words)
    const late = await form('pay', { version: 'old', 'pay.amount': '5', 'pay.on': '2026-11-01' })
    expect([late.status, (await late.text()).includes('Somebody else has changed this row')]).toEqual([
      409,
      true,
    ])
  })

  it('take a file with the evidence, in one edit', async () => {
    const body = new FormData()
    for (const [name, text] of Object.entries({
      version: world.version('1.1'),
      'evidence.statement': 'Adopted.',
      'evidence.date': '2026-05-20',
      'evidence.document': '016-7/2026',
      'evidence.by': '',
    }))
      body.set(name, text)
    body.set('evidence.file', new File(['%PDF-1.7 act'], 'act.pdf', { type: 'application/pdf' }))
    const done = await world.app.request('/plans/p-2026/rows/1.1/evidence', {
      method: 'POST',
      headers: {
        Origin: 'http://localhost',
        Host: 'localhost',
        Accept: 'text/html',
        'Accept-Language': 'en',
        ...world.operator.headers,
      },
      body,
    })
    expect(done.status).toBe(303)
    const { attestations, documents } = world.services.register.value
    expect(attestations[0]?.sha256).toBe(documents[0]?.sha256)
    const [edit] = await world.store.of('plandiste').edits.list({})
    expect(edit?.changeCount).toBe(2)
  })

  it('record an amendment of the plan', async () => {
    const page = await (await get(world, '/plans/p-2026/amend', world.operator.headers)).text()
    const version = /name="version" value="([^"]+)"/.exec(page)?.[1] ?? ''
    const fields = {
      version,
      'amend.on': '2026-03-01',
      'amend.reason': 'rebalance',
      'amend.measures': '1.1, 1.2',
    }
    expect(
      (await post(world, '/plans/p-2026/amend', { ...fields, 'amend.on': '' }, world.operator.headers))
        .status,
    ).toBe(400)
    expect((await post(world, '/plans/p-2026/amend', fields, world.operator.headers)).status).toBe(303)
    expect((await post(world, '/plans/p-2026/amend', fields, world.operator.headers)).status).toBe(409)
    expect(world.services.register.value.plans[0]?.amendments?.[0]?.measures).toEqual(['1.1', '1.2'])
  })
})
