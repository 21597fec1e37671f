import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RoleName } from '#domain/ports/people.js'
import { type CountWorld, openCountWorld } from './count-world.js'

let world: CountWorld
beforeEach(async () => {
  world = await openCountWorld()
  await world.api('operator', 'POST', '/counts', { date: '2026-12-31' })
})
afterEach(() => world.close())

const roles: RoleName[] = ['viewer', 'operator', 'auditor', 'approver', 'admin']

const mark = { id: 'phone-0001', tag: 'P-0001', found: 'found' }

describe('who may do what with a count', () => {
  it.each([
    ['GET', '/counts/2026', ['viewer', 'operator', 'auditor', 'approver', 'admin']],
    ['GET', '/counts/2026/list.csv', ['viewer', 'operator', 'auditor', 'approver', 'admin']],
    ['GET', '/counts/2026/mark?tag=PC-01', ['viewer', 'operator', 'auditor', 'approver', 'admin']],
    ['GET', '/counts/new', ['operator', 'admin']],
    ['GET', '/counts/2026/scan', ['operator', 'admin']],
    ['POST', '/counts', ['operator', 'admin']],
    ['POST', '/counts/2026/scan', ['operator', 'admin']],
    ['POST', '/counts/2026/mark', ['operator', 'admin']],
    ['POST', '/counts/2026/marks', ['operator', 'admin']],
    ['POST', '/counts/2026/undo', ['operator', 'admin']],
    ['POST', '/counts/2026/close', ['operator', 'admin']],
    ['POST', '/counts/2026/reopen', ['operator', 'admin']],
    ['POST', '/counts/2026/apply', ['operator', 'admin']],
    ['POST', '/counts/2026/sign', ['approver']],
    ['POST', '/counts/2026/unsign', ['approver']],
  ] as const)('%s %s', async (method, path, allowed) => {
    for (const role of roles) {
      const response = method === 'GET' ? await world.page(role, path) : await world.send(role, path, {})
      expect([role, response.status !== 403], path).toEqual([
        role,
        (allowed as readonly string[]).includes(role),
      ])
    }
  })

  it('offers nobody what they may not', async () => {
    const asViewer = await (await world.page('viewer', '/counts/2026')).text()
    expect(asViewer).not.toContain('<form class="form')
    expect(asViewer).not.toContain('/scan')
    expect(await (await world.page('viewer', '/counts/2026/mark?tag=PC-01')).text()).toContain(
      'may look at this count, not mark',
    )
    const asOperator = await (await world.page('operator', '/counts/2026')).text()
    expect(asOperator).toContain('/counts/2026/close')
    expect(asOperator).not.toContain('/counts/2026/sign')
  })
})

describe('the second person', () => {
  const close = () => world.api('admin', 'POST', '/counts/2026/close', { withOpen: true })
  const hash = async () =>
    ((await (await world.api('viewer', 'GET', '/counts/2026')).json()) as { hash: string }).hash

  it('signs what somebody else counted and closed, once', async () => {
    await world.api('operator', 'POST', '/counts/2026/marks', mark)
    expect((await world.api('approver', 'POST', '/counts/2026/sign', { hash: await hash() })).status).toBe(
      409,
    )
    await close()
    const signed = await world.api('approver', 'POST', '/counts/2026/sign', { hash: await hash() })
    expect(signed.status).toBe(200)
    expect(await signed.json()).toMatchObject({ state: 'signed', signed: { hash: await hash() } })
    expect((await world.api('approver', 'POST', '/counts/2026/sign', { hash: await hash() })).status).toBe(
      409,
    )
    expect(
      (await world.api('operator', 'POST', '/counts/2026/marks', { ...mark, id: 'phone-0002' })).status,
    ).toBe(409)
  })

  it('is nobody who has marked or closed, whatever role they have by now', async () => {
    const { counts } = world.services
    const [mira, petar, jelena] = ['mira', 'petar', 'jelena'].map((name) => ({ id: name, name }))
    if (!mira || !petar || !jelena) throw new Error('three people')
    await counts.mark('2026', { ...mark, found: 'found' }, mira)
    await counts.close('2026', { withOpen: true }, petar)
    const seen = await hash()
    await expect(counts.sign('2026', seen, mira)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(counts.sign('2026', seen, petar)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(counts.sign('2026', seen, jelena)).resolves.toMatchObject({ state: 'signed' })
  })

  it('is a person: no token signs, and who had a token mark has marked', async () => {
    const maker = await world.user('approver')
    const { token } = await world.services.people.tokens.create(
      { role: 'operator', name: 'scanner', expiresInMs: null },
      maker.id,
    )
    const sent = await world.app.request('/api/v1/counts/2026/marks', {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(mark),
    })
    expect(sent.status).toBe(201)
    await close()
    await expect(world.services.counts.sign('2026', await hash(), maker)).rejects.toMatchObject({
      code: 'forbidden',
    })
    const byToken = await world.app.request('/api/v1/counts/2026/sign', {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${await world.token('approver')}`,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify({ hash: await hash() }),
    })
    expect(byToken.status).toBe(403)
  })

  it('signs nothing that they have not looked at', async () => {
    await close()
    expect((await world.send('approver', '/counts/2026/sign', {})).status).toBe(409)
    expect((await world.services.counts.view('2026')).count.signed).toBeNull()
  })

  it('takes the signature back before anybody counts on', async () => {
    await close()
    await world.api('approver', 'POST', '/counts/2026/sign', { hash: await hash() })
    expect((await world.send('operator', '/counts/2026/reopen', { why: 'грешка' })).status).toBe(409)
    expect((await world.send('approver', '/counts/2026/unsign', { why: ' ' })).status).toBe(400)
    expect((await world.send('approver', '/counts/2026/unsign', { why: 'погрешна просторија' })).status).toBe(
      303,
    )
    expect((await world.send('operator', '/counts/2026/reopen', {})).status).toBe(400)
    expect((await world.send('operator', '/counts/2026/reopen', { why: 'грешка' })).status).toBe(303)
    const { count } = await world.services.counts.view('2026')
    expect(count).toMatchObject({ state: 'open', closed: null, signed: null })
    expect(count.reopened.map(({ was, why }) => [was, why])).toEqual([
      ['signed', 'погрешна просторија'],
      ['closed', 'грешка'],
    ])
  })
})

describe('the API', () => {
  it('takes a mark that a phone sends twice once, and tells what it does not know', async () => {
    const send = (body: unknown) => world.api('operator', 'POST', '/counts/2026/marks', body)
    expect((await send(mark)).status).toBe(201)
    const again = await send(mark)
    expect([again.status, await again.json()]).toEqual([
      200,
      expect.objectContaining({ number: 1, asset: 'PC-01' }),
    ])
    expect((await send({ id: 'phone-0002', tag: 'TV-9', found: 'found' })).status).toBe(404)
    expect((await send({ id: 'phone-0003', tag: 'OLD-1', found: 'missing' })).status).toBe(400)
    expect((await send({ id: 'phone-0004', tag: 'PC-01', found: 'found', place: 'moon' })).status).toBe(400)
    expect((await send({ id: 'phone-0006', tag: ' ', found: 'surplus', what: 'TV' })).status).toBe(400)
    expect((await send({ id: 'phone-0005', tag: 'PC-01', found: 'other-place' })).status).toBe(400)
    const marks = (await (await world.api('viewer', 'GET', '/counts/2026/marks')).json()) as {
      items: unknown[]
    }
    expect(marks.items).toHaveLength(1)
  })

  it('lists counts with their progress, and one with its list by custodian', async () => {
    await world.api('operator', 'POST', '/counts/2026/marks', mark)
    const list = (await (await world.api('viewer', 'GET', '/counts')).json()) as { items: object[] }
    expect(list.items).toMatchObject([
      { id: '2026', progress: { expected: 3, found: 1, missing: 0, open: 2 } },
    ])
    expect(await (await world.api('viewer', 'GET', '/counts/2026')).json()).toMatchObject({
      list: {
        totals: {
          recorded: 3,
          found: 1,
          recordedValue: { RSD: '308999.90' },
          foundValue: { RSD: '58999.90' },
        },
        lists: [{ custodian: 'it-administrator' }, { custodian: 'treasurer' }],
      },
    })
    expect((await world.api('viewer', 'GET', '/counts/2025')).status).toBe(404)
  })

  it('closes only what was counted to the end, naming what was not, and writes all of it into the audit log', async () => {
    const early = await world.api('operator', 'POST', '/counts/2026/close', {})
    expect(early.status).toBe(409)
    const { errors } = (await early.json()) as { errors: { where: string }[] }
    expect(errors.map(({ where }) => where)).toEqual(['PC-01', 'PC-02', 'SRV-01'])
    for (const tag of ['PC-01', 'PC-02', 'SRV-01'])
      await world.api('operator', 'POST', '/counts/2026/marks', { id: `phone-${tag}`, tag, found: 'found' })
    expect((await world.api('operator', 'POST', '/counts/2026/close', {})).status).toBe(200)
    const audit = await world.store.of('plandiste').auditEntries({ limit: 20 })
    expect(audit.map(({ what }) => what).filter((what) => what.startsWith('count.'))).toEqual([
      'count.close',
      'count.mark',
      'count.mark',
      'count.mark',
      'count.open',
    ])
  })
})
