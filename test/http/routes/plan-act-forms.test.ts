import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { get, post } from '../forms.js'
import { openPlanWorld, type PlanWorld } from '../plan-world.js'

let world: PlanWorld
beforeEach(async () => {
  world = await openPlanWorld()
})
afterEach(() => world.close())

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
      (await form('accept', { 'accept.rule': 'rows-say-the-same\t1.1\t1.2', 'accept.reason': 'on purpose' }))
        .status,
    ).toBe(303)
    expect(world.services.register.value.plans[0]?.acceptances?.[0]?.measures).toEqual(['1.1', '1.2'])
    expect((await form('take-back', { 'take-back.rule': 'rows-say-the-same' })).status).toBe(303)
  })

  it('show beside a stated value what is seen', async () => {
    const on = '2026-11-01'
    const { editor, register } = world.services
    const plan = register.value.plans[0]
    const measures = plan?.measures.map((one) =>
      one.id === '1.1'
        ? {
            ...one,
            title: 'Training',
            attendance: [{ on, expected: 40, attended: 35 }],
            targets: [{ name: 'trained', target: 40, unit: 'persons', values: [{ on, value: 40 }] }],
          }
        : one,
    )
    await editor.edit(
      { action: 'edit', changes: [{ part: 'plans', id: 'p-2026', body: { ...plan, measures } }] },
      { id: 'x', name: 'x' },
    )
    const page = await (await get(world, '/plans/p-2026/rows/1.1/acts', world.operator.headers)).text()
    expect(page).toMatch(/trained, persons<.*>40<.*>40 \(1 Nov 2026\)<.*>35</)
    expect(page).toContain('35 of 40 trained')
  })

  it('come back with what was typed and what is wrong with it', async () => {
    const refused = await form('pay', { 'pay.amount': 'much', 'pay.on': '2026-11-01', 'pay.invoice': 'R-7' })
    expect(refused.status).toBe(400)
    const page = await refused.text()
    for (const words of ['Amount', 'cannot be read', 'value="R-7"', 'value="much"'])
      expect(page).toContain(words)
    const strange = await form('accept', { 'accept.rule': 'no-such\t1.1', 'accept.reason': 'on purpose' })
    expect(await strange.text()).toMatch(/id="act-accept" open.*there is no rule no-such.*on purpose/s)
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

  it('let a remark on the plan as a whole stand, and take that back', async () => {
    const whole = async (path: string, fields: Record<string, string>) => {
      const page = await (await get(world, '/plans/p-2026/remarks', world.operator.headers)).text()
      const version = /name="version" value="([^"]+)"/.exec(page)?.[1] ?? ''
      const given = { version, ...fields }
      return { page, ...(await post(world, `/plans/p-2026/${path}`, given, world.operator.headers)) }
    }
    const on = await (await get(world, '/plans/p-2026', world.operator.headers)).text()
    expect(on).toContain('href="/plans/p-2026/remarks"')
    const first = await (await get(world, '/plans/p-2026/remarks', world.operator.headers)).text()
    const rule = /<option value="([^"]+)"/.exec(first)?.[1] ?? ''
    await whole('accept', { 'accept.rule': rule, 'accept.reason': 'known' })
    expect(world.services.register.value.plans[0]?.acceptances).toMatchObject([
      { rule, measures: [], reason: 'known', by: 'olga' },
    ])
    const accepted = await (await get(world, '/plans/p-2026', world.operator.headers)).text()
    expect(accepted).toContain('accepted by olga')
    await whole('take-back', { 'take-back.rule': rule })
    expect(world.services.register.value.plans[0]?.acceptances).toBeUndefined()
    const viewer = await world.user('viewer')
    expect((await get(world, '/plans/p-2026/remarks', viewer.headers)).status).toBe(403)
  })

  it('record an amendment of the plan', async () => {
    const page = await (await get(world, '/plans/p-2026/amend', world.operator.headers)).text()
    const version = /name="version" value="([^"]+)"/.exec(page)?.[1] ?? ''
    const fields = {
      version,
      'amend.on': '2026-03-01',
      'amend.reason': 'rebalance',
      'amend.measures': '1.1 1.2',
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
