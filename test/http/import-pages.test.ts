import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from './world.js'

let world: World
let headers: Record<string, string>
beforeEach(async () => {
  world = await openWorld()
  headers = {
    Authorization: `Bearer ${await world.token('operator')}`,
    Accept: 'text/html',
    'Accept-Language': 'en',
  }
})
afterEach(() => world.close())

const own = ['Шифра;Шта је;Стање;Цена', 'PC-1;рачунар;у употреби;70.000', 'PC-2;рачунар;у употреби;1,5'].join(
  '\n',
)

const send = async (text: string): Promise<Response> => {
  const form = new FormData()
  form.append('into', 'assets')
  form.append('encoding', '')
  form.append('file', new File([text], 'опрема.csv'))
  return world.app.request('/register/import', { method: 'POST', headers, body: form })
}
const get = async (path: string) => {
  const response = await world.app.request(path, { headers })
  return { status: response.status, html: await response.text() }
}
const submit = (path: string, fields: Record<string, string>) =>
  world.app.request(path, { method: 'POST', headers, body: new URLSearchParams(fields) })

const matched = {
  into: 'assets',
  'column-A': 'id',
  'column-B': 'kind',
  'column-C': 'state',
  'column-D': 'price.amount',
  step: 'check',
}

describe('the pages of an import', () => {
  it('lead from the file over its columns and the dry run into the register', async () => {
    const start = await get('/register/import')
    expect(start.html).toContain('enctype="multipart/form-data"')
    expect(start.html).toContain('/register/export/assets.xlsx')

    const sent = await send(own)
    expect(sent.status).toBe(303)
    const page = sent.headers.get('location') ?? ''
    const match = await get(page)
    expect(match.html).toContain('2 of 4 columns are recognised')
    expect(match.html).toContain('70.000')
    expect(match.html).toMatch(/<select name="column-C">.*?<option value="state" selected/s)

    const noted = await submit(page, matched)
    expect(noted.headers.get('location')).toBe(`${page}/check`)
    const check = await get(`${page}/check`)
    expect(check.html).toContain('of which 2 new, 0 changed and 0 as they are')
    expect(world.services.register.value.assets).toEqual([])

    const seen = /name="seen" value="([^"]+)"/.exec(check.html)?.[1] ?? ''
    const done = await submit(`${page}/carry-out`, { seen })
    expect(done.headers.get('location')).toBe('/register/assets')
    expect(world.services.register.value.assets).toMatchObject([
      { id: 'PC-1', price: { amount: 70_000 } },
      { id: 'PC-2', price: { amount: 1.5 } },
    ])
    expect((await get(page)).status).toBe(404)

    const again = await get((await send(own)).headers.get('location') ?? '')
    expect(again.html).toContain('matched as they were confirmed before')
  })

  it('tell every fault in the language of the reader, and offer nothing to import', async () => {
    const page =
      (await send(own.replace('рачунар', 'летелица').replace('1,5', 'x'))).headers.get('location') ?? ''
    await submit(page, matched)
    headers['Accept-Language'] = 'sr-Cyrl'
    const { html } = await get(`${page}/check`)
    expect(html).toContain('<code>B2</code>')
    expect(html).toContain('„летелица” није ниједна од речи за „Врста”')
    expect(html).toContain('<code>D3</code>')
    expect(html).not.toContain('carry-out')
    const forced = await submit(`${page}/carry-out`, { seen: '' })
    expect(forced.headers.get('location')).toBe(`${page}/check`)
    expect(world.services.register.value.assets).toEqual([])
  })

  it('do nothing that was not seen: who was slower looks again', async () => {
    const page = (await send(own)).headers.get('location') ?? ''
    await submit(page, matched)
    const seen = /name="seen" value="([^"]+)"/.exec((await get(`${page}/check`)).html)?.[1] ?? ''
    const other = { id: 'PC-1', kind: 'computer', state: 'in-store' } as const
    await world.services.editor.edit(
      { action: 'edit', changes: [{ part: 'assets', id: 'PC-1', body: other, expected: null }] },
      { id: 'ana', name: 'Ана' },
    )
    const late = await submit(`${page}/carry-out`, { seen })
    expect(late.headers.get('location')).toBe(`${page}/check`)
    expect(world.services.register.value.assets).toEqual([other])
  })

  it('ask for what no column holds, and match anew for another part', async () => {
    const page = (await send('Шифра;Стање\nPC-1;у употреби')).headers.get('location') ?? ''
    expect((await get(page)).html).toContain('name="default-kind"')
    const again = await submit(page, { ...matched, into: 'contracts', step: 'again' })
    expect(again.headers.get('location')).toBe(page)
    expect((await get(page)).html).toContain('<option value="contracts" selected')
    await submit(page, { into: 'assets', step: 'again' })
    await submit(page, {
      into: 'assets',
      'column-A': 'id',
      'column-B': 'state',
      'default-kind': 'computer',
      step: 'check',
    })
    expect((await get(`${page}/check`)).html).toContain('Import 1 entry')
  })

  it('say what is wrong with a file before anything else', async () => {
    const response = await send('a;b\n1;"x\n')
    expect(response.status).toBe(400)
    const html = await response.text()
    expect(html).toContain('The quotes of cell B2 are not in order')
    expect(html).toContain('role="alert"')
  })

  it('are for those who may write; export is for those who may read', async () => {
    headers.Authorization = `Bearer ${await world.token('auditor')}`
    expect((await send(own)).status).toBe(403)
    const { html } = await get('/register/import')
    expect(html).not.toContain('type="file"')
    expect(html).toContain('/register/export/assets.csv')
  })
})
