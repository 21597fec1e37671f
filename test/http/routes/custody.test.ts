import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { Asset } from '#contract/register/asset.js'
import { entryVersion } from '#domain/register/change.js'
import { readPdf } from '../../service/paper/read-pdf.js'
import { openWorld, type World } from '../world.js'

let world: World
let admin: Record<string, string>

const who = { id: 't', name: 'T' }
const assets: Asset[] = [
  {
    id: 'PC-1',
    kind: 'computer',
    state: 'in-use',
    custodian: 'ana',
    tag: 'Т-17',
    serial: 'SN-0001',
    name: 'Рачунар у писарници',
    price: { amount: 70000, currency: 'RSD' },
  },
  { id: 'MON-1', kind: 'monitor', state: 'in-use', custodian: 'ana' },
  { id: 'PC-2', kind: 'computer', state: 'in-store' },
]

beforeEach(async () => {
  const opened = await openWorld()
  onTestFinished(() => opened.close())
  world = opened
  admin = { Authorization: `Bearer ${await world.token('admin')}` }
  await world.services.editor.edit(
    {
      action: 'edit',
      changes: [
        {
          part: 'roles',
          id: 'keeper',
          body: { id: 'keeper', name: { 'sr-Cyrl': 'Магационер', en: 'Storekeeper' } },
        },
        { part: 'persons', id: 'ana', body: { id: 'ana', name: 'Ана Анић', unit: 'Писарница' } },
        ...assets.map((body) => ({ part: 'assets' as const, id: body.id, body })),
      ],
    },
    who,
  )
})

const page = (path: string, language = 'en') =>
  world.app.request(path, { headers: { ...admin, Accept: 'text/html', 'Accept-Language': language } })
const post = (fields: Record<string, string | string[]>) => {
  const body = new URLSearchParams()
  for (const [name, values] of Object.entries(fields))
    for (const value of [values].flat()) body.append(name, value)
  return world.app.request('/custody/new', {
    method: 'POST',
    headers: { ...admin, Accept: 'text/html', 'Accept-Language': 'en' },
    body,
  })
}
const asset = (id: string) => world.services.register.value.assets.find((entry) => entry.id === id)

describe('who holds what', () => {
  it('is listed with its value', async () => {
    const text = await (await page('/custody')).text()
    expect(text).toContain('Ана Анић')
    expect(text).toContain('70,000.00 RSD')
    expect(await (await page('/custody/of/ana')).text()).toContain('SN-0001')
    expect((await page('/custody/of/nobody')).status).toBe(404)
  })

  it('leads to giving everything back, with all of it on the form', async () => {
    expect(await (await page('/custody/of/ana')).text()).toContain(
      '/custody/new?kind=return&amp;from=ana&amp;leaves=1',
    )
    const text = await (await page('/custody/new?kind=return&from=ana&leaves=1')).text()
    expect(text).toContain('MON-1\nPC-1')
    expect(text).toContain(`PC-1=${entryVersion(assets[0])}`)
    expect(text).toContain('value="R-2026-001"')
  })

  it('is read by a viewer, who is offered no act and can do none', async () => {
    admin = { Authorization: `Bearer ${await world.token('viewer')}` }
    const response = await page('/custody/of/ana')
    expect(response.status).toBe(200)
    expect(await response.text()).not.toContain('/custody/new')
    expect((await post({ kind: 'hand-over' })).status).toBe(403)
  })
})

describe('an act', () => {
  const handOver = { kind: 'hand-over', id: 'R-2026-001', date: '2026-11-22', assets: 'PC-2', to: 'ana' }

  it('is one edit of its own kind, with the assets that it changes', async () => {
    const response = await post(handOver)
    expect([response.status, response.headers.get('location')]).toEqual([303, '/custody/R-2026-001'])
    expect(asset('PC-2')).toMatchObject({ state: 'in-use', custodian: 'ana' })
    const [edit] = await world.store.of('plandiste').edits.list()
    expect([edit?.action, edit?.changeCount]).toEqual(['hand-over', 2])
    await world.services.editor.undo(edit?.number ?? 0, who)
    expect(asset('PC-2')).toEqual(assets[2])
  })

  it('takes what a scanner wrote: tags in any letters, serial numbers, addresses of labels', async () => {
    const scanned = `t-17\nhttps://popis.example.rs/a/MON-1`
    const response = await post({ ...handOver, from: 'ana', to: 'keeper', assets: scanned })
    expect(response.status).toBe(303)
    expect(world.services.register.value.handOvers[0]?.assets).toEqual(['PC-1', 'MON-1'])
  })

  it('is not done while a tag is unknown, and keeps what was typed', async () => {
    const response = await post({ ...handOver, assets: 'PC-2\nXYZ', reason: 'нови радник' })
    const text = await response.text()
    expect(response.status).toBe(400)
    expect(text).toContain('no asset has this tag or number')
    expect(text).toContain('нови радник')
    expect(world.services.register.value.handOvers).toEqual([])
  })

  it('is refused where somebody else changed the asset since it was looked at', async () => {
    const seen = `PC-2=${entryVersion(assets[2])}`
    await world.services.editor.edit(
      {
        action: 'edit',
        changes: [{ part: 'assets', id: 'PC-2', body: { ...assets[2], note: 'screen cracked' } }],
      },
      who,
    )
    const response = await post({ ...handOver, version: seen })
    expect(response.status).toBe(409)
    expect(asset('PC-2')).toMatchObject({ state: 'in-store', note: 'screen cracked' })
  })

  it('of writing off a computer is refused without proof that its data were destroyed', async () => {
    const off = { kind: 'write-off', id: 'R-2026-001', date: '2026-11-22', assets: 'PC-2' }
    const refused = await post(off)
    expect(refused.status).toBe(400)
    expect(await refused.text()).toContain('holds data of people')
    const proof = { 'wiped.method': 'shredded', 'wiped.on': '2026-11-20', 'wiped.by': 'Firm' }
    expect((await post({ ...off, ...proof })).status).toBe(303)
    expect(asset('PC-2')).toMatchObject({ state: 'disposed', disposedOn: '2026-11-22' })
  })

  it('of giving everything back notes that the person has left', async () => {
    const back = { kind: 'return', id: 'R-2026-001', date: '2026-11-22', from: 'ana', leaves: '1' }
    expect((await post({ ...back, assets: ['PC-1', 'MON-1'] })).status).toBe(303)
    expect(world.services.register.value.persons[0]?.leftOn).toBe('2026-11-22')
    expect(asset('PC-1')).not.toHaveProperty('custodian')
  })

  it('says its faults in the language of the reader', async () => {
    const response = await world.app.request('/custody/new', {
      method: 'POST',
      headers: { ...admin, Accept: 'text/html', 'Accept-Language': 'sr-Latn' },
      body: new URLSearchParams({ ...handOver, to: '' }),
    })
    expect(await response.text()).toContain('navedite ko preuzima')
  })
})

describe('the sheet of an act', () => {
  beforeEach(async () => {
    await post({
      kind: 'hand-over',
      id: 'R-2026-001',
      date: '2026-11-22',
      assets: ['PC-1', 'MON-1'],
      from: 'ana',
      to: 'keeper',
    })
  })

  it('is a page with both parties, each thing and its value', async () => {
    const text = await (await page('/custody/R-2026-001', 'sr-Cyrl')).text()
    for (const part of ['Реверс', 'Ана Анић', 'Магационер', 'SN-0001', '70.000,00 RSD', 'Општина Пландиште'])
      expect(text).toContain(part)
    expect((await page('/custody/R-2026-002')).status).toBe(404)
  })

  it.each([
    [
      'sr-Cyrl',
      ['Реверс', 'Рачунар у писарници', 'Прима на реверс: Магационер', '70.000,00 RSD', '22.11.2026.'],
    ],
    ['sr-Latn', ['Revers', 'Prima na revers: Magacioner']],
    ['en', ['over sheet', 'Quantity', 'Taken over by: Storekeeper', '70,000.00 RSD']],
  ])('is a PDF whose text can be searched, in %s', async (language, parts) => {
    const response = await page(`/custody/R-2026-001.pdf?in=${language}`)
    expect(response.headers.get('content-type')).toBe('application/pdf')
    const text = readPdf(new Uint8Array(await response.arrayBuffer()))
      .flatMap(({ texts }) => texts)
      .join(' ')
      .replaceAll(/\s+/g, ' ')
    for (const part of parts) expect(text).toContain(part)
  })

  it('waits for its signed copy, and has it once it was uploaded', async () => {
    expect(await (await page('/custody/R-2026-001')).text()).toContain('The signed sheet is not here yet')
    const form = new FormData()
    form.set('kind', 'act')
    form.set('file', new File(['%PDF-1.7 signed'], 'реверс.pdf'))
    const response = await world.app.request('/documents/new?for=handOvers/R-2026-001', {
      method: 'POST',
      headers: { ...admin, Accept: 'text/html' },
      body: form,
    })
    expect(response.headers.get('location')).toBe('/custody/R-2026-001')
    expect(await (await page('/custody/R-2026-001')).text()).toContain('реверс.pdf')
  })
})

describe('the API of custody', () => {
  const call = (path: string, body?: object) =>
    world.app.request(`/api/v1/${path}`, {
      headers: { ...admin, 'Content-Type': 'application/json' },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    })

  it('hands over under the next number, and shows who holds what', async () => {
    const act = { kind: 'hand-over', date: '2026-11-22', assets: ['PC-2'], to: 'ana' }
    const response = await call('hand-overs', act)
    expect([response.status, ((await response.json()) as { id: string }).id]).toEqual([201, 'R-2026-001'])
    expect(await (await call('custody/ana')).json()).toMatchObject({
      count: 3,
      value: { RSD: '70000.00' },
      unpriced: 2,
      assets: ['MON-1', 'PC-1', 'PC-2'],
    })
    expect(await (await call('hand-overs/R-2026-001')).json()).toMatchObject({ act: { to: 'ana' } })
  })

  it('names each asset that stands against an act', async () => {
    const response = await call('hand-overs', {
      kind: 'write-off',
      date: '2026-11-22',
      assets: ['PC-2', 'PC-9'],
    })
    expect(response.status).toBe(400)
    expect(((await response.json()) as { errors: object[] }).errors).toEqual([
      { where: 'assets/PC-2', what: expect.stringContaining('holds data of people') },
      { where: 'assets/PC-9', what: 'is not in the register' },
    ])
  })
})

it('looks up as many tags as an act can hold, and refuses more before it looks', async () => {
  const tags = (count: number) => Array.from({ length: count }, (_, at) => `X-${at}`).join('\n')
  const act = { kind: 'hand-over', id: 'R-9', date: '2026-11-22', to: 'keeper' }
  const most = await post({ ...act, assets: tags(2000) })
  expect(most.status).toBe(400)
  expect(await most.text()).toContain('X-1999')
  const more = await post({ ...act, assets: tags(2001) })
  expect(more.status).toBe(413)
  expect(await more.text()).not.toContain('X-1999')
  expect(world.services.register.value.handOvers).toEqual([])
})
