import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { right } from '../domain/due/due-world.js'
import { openWorld, type World } from './world.js'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await world.services.editor.edit(
    {
      action: 'edit',
      why: null,
      changes: [
        {
          part: 'entitlements',
          id: 'AV-1',
          body: right('AV-1', '2026-12-15', {
            name: 'Антивирус; 45 места',
            supplier: 'Добављач',
            price: { amount: 108_000.5, currency: 'RSD' },
          }),
        },
      ],
    },
    { id: 'test', name: 'test' },
  )
})
afterAll(() => world.close())

const form = (fields: Record<string, string>) => ({ method: 'POST', body: new URLSearchParams(fields) })

describe('the calendar of a secret address', () => {
  it('is read by who has the address, until its owner revokes it', async () => {
    const owner = await world.user('viewer')
    const other = await world.user('admin')
    const made = await world.app.request('/due/feeds', {
      ...form({ name: 'telephone', language: 'sr-Latn', alarms: '1' }),
      headers: owner.headers,
    })
    const path = /\/calendar\/[\w-]+\.ics/.exec(await made.text())?.[0] ?? ''
    const read = await world.app.request(path)
    expect(read.status).toBe(200)
    expect(read.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    const calendar = new ICAL.Component(ICAL.parse(await read.text()))
    const summaries = calendar
      .getAllSubcomponents('vevent')
      .map((event) => event.getFirstPropertyValue('summary'))
    expect(summaries).toContain('Pravo korišćenja: Antivirus; 45 mesta')

    const tag = read.headers.get('etag') ?? ''
    const again = await world.app.request(path, { headers: { 'If-None-Match': `W/${tag}` } })
    expect([again.status, await again.text()]).toEqual([304, ''])

    const [feed] = await world.services.feeds.list(owner.id)
    expect(feed).toMatchObject({ name: 'telephone', hasAlarms: true, lastUsedAt: world.clock.now() })
    expect(JSON.stringify(feed)).not.toContain(path.slice(10, -4))
    const revoke = (headers: Record<string, string>) =>
      world.app.request(`/due/feeds/${feed?.id}/revoke`, { ...form({}), headers })
    expect((await revoke(other.headers)).status).toBe(404)
    expect((await world.app.request(path)).status).toBe(200)
    expect((await revoke(owner.headers)).status).toBe(303)
    expect((await world.app.request(path)).status).toBe(404)
  })

  it('ends with its owner', async () => {
    const { id, headers } = await world.user('operator')
    const { secret } = await world.services.feeds.add({ name: 'a', language: 'en', hasAlarms: false }, id)
    expect((await world.app.request(`/calendar/${secret}.ics`)).status).toBe(200)
    await world.services.people.accounts.disable(id, 'test')
    expect((await world.app.request(`/calendar/${secret}.ics`)).status).toBe(404)
    expect((await world.app.request('/due/feeds', { headers })).status).not.toBe(200)
  })
})

describe('what ends', () => {
  it('is told to programs, and refused where the question is wrong', async () => {
    const { headers } = await world.user('viewer')
    const ask = async (path: string) => {
      const response = await world.app.request(path, { headers })
      return { status: response.status, body: (await response.json()) as { items: { id: string }[] } }
    }
    const { body } = await ask('/api/v1/due?within=30&kind=entitlement')
    expect(body.items).toMatchObject([
      {
        id: 'entitlement:AV-1',
        state: 'due',
        lastDay: '2026-12-15',
        daysLeft: 23,
        way: 'order',
        buyFrom: '2026-11-15',
      },
    ])
    expect((await ask('/api/v1/due?within=soon')).status).toBe(400)
    expect((await ask('/api/v1/due/renewals')).body).toMatchObject({
      suppliers: [{ supplier: 'Добављач', totals: [{ amount: 108_000.5, currency: 'RSD' }], unpriced: 0 }],
    })
  })

  it('is a table that a spreadsheet of the reader’s language opens', async () => {
    const { headers } = await world.user('viewer')
    const response = await world.app.request('/due/renewals.csv?lang=sr-Cyrl', { headers })
    const bytes = new Uint8Array(await response.arrayBuffer())
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const [head, row, total] = new TextDecoder().decode(bytes).split('\r\n')
    expect(head).toBe(
      'Добављач;Шта;Врста;Колико;Последњи дан;Почети набавку;Начин;Последња цена;Валута;ПДВ;Ред плана',
    )
    expect(row).toBe(
      'Добављач;"Антивирус; 45 места";Право коришћења;45;2026-12-15;2026-11-15;наруџбеница;"108000,5";RSD;са ПДВ-ом;',
    )
    expect(total).toBe('Добављач;Укупно;;;;;;"108000,5";RSD;са ПДВ-ом;')
  })

  it('stands on pages, with a picture that says the same in words', async () => {
    const { headers } = await world.user('viewer')
    const page = async (path: string) => (await world.app.request(`${path}?lang=en`, { headers })).text()
    const due = await page('/due')
    expect(due).toContain('Антивирус; 45 места')
    expect(due).toMatch(/aria-label="How much ends in each month: [^"]*Dec 2026: 1/)
    expect(await page('/due/renewals')).toContain('108,000.50 RSD (VAT included)')
    expect(await page('/due/support')).toContain('Nothing is seen whose support ends.')
  })
})
