import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from './world.js'

let world: World
let headers: Record<string, string>
beforeEach(async () => {
  world = await openWorld()
  for (const [id, name] of [
    ['it', 'ИТ администратор'],
    ['head', 'Начелник'],
  ] as const)
    await world.services.editor.edit(
      { action: 'edit', changes: [{ part: 'roles', id, body: { id, name } }] },
      { id: 'test', name: 'test' },
    )
  headers = {
    Authorization: `Bearer ${await world.token('operator')}`,
    Accept: 'text/html',
    'Accept-Language': 'en',
  }
})
afterEach(() => world.close())

const table = [
  'Акциони план 2026-2027;;;;;',
  'Р.бр.;Активност;Носилац;Одобрава;Буџет (РСД, са ПДВ);Рок',
  '1.1.1;Набавити 3 рачунара;ИТ администратор;Начелник;210.000 (70.000/ком);до краја 2026.',
  '1.1.2;Усвојити акт;ИТ администратор;Начелник;;2026, 2027',
].join('\n')

const send = (text: string | Uint8Array<ArrayBuffer>, name = 'план.csv') => {
  const form = new FormData()
  form.append('encoding', '')
  form.append('file', new File([text], name))
  return world.app.request('/plans/import', { method: 'POST', headers, body: form })
}
const pageOf = async (text: string) => (await send(text)).headers.get('location') ?? ''
const get = async (path: string) => {
  const response = await world.app.request(path, { headers })
  return { status: response.status, html: await response.text() }
}
const submit = (path: string, fields: Record<string, string>) =>
  world.app.request(path, { method: 'POST', headers, body: new URLSearchParams(fields) })
const seenOn = (html: string) => /name="seen" value="([^"]+)"/.exec(html)?.[1] ?? ''

describe('the pages of an import of a plan', () => {
  it('lead from the file over what it does not say, and the dry run, into the register', async () => {
    expect((await get('/plans')).html).toContain('href="/plans/import"')
    expect((await get('/plans/import')).html).toContain('enctype="multipart/form-data"')
    const page = await pageOf(table)
    const first = (await get(page)).html
    expect(first).toMatch(/does not say all of the plan.*<details class="plan-frame" open/s)
    expect(first).toMatch(/name="vatRate".*?is not said by the table/s)
    expect((await submit(page, { vatRate: '20 %', from: 'soon' })).headers.get('location')).toBe(page)
    expect((await get(page)).html).toMatch(/name="from".*?cannot be read/s)
    await submit(page, { vatRate: '20 %' })
    const check = (await get(page)).html
    expect(check).toContain('of which 2 new, 0 changed, 0 as they are; 0 would be removed')
    expect(check).toContain('Набавити 3 рачунара')
    expect(world.services.register.value.plans).toEqual([])

    const done = await submit(`${page}/carry-out`, { seen: seenOn(check) })
    const [plan] = world.services.register.value.plans
    expect(done.headers.get('location')).toBe(`/plans/${plan?.id}`)
    expect(plan).toMatchObject({ from: '2026-01-01', to: '2027-12-31', vatRate: 0.2 })
    expect(plan?.measures[0]).toMatchObject({ quantity: 3, total: 210_000, unitPrice: 70_000 })
    expect(plan?.measures[1]).toMatchObject({ deadline: '2027-12-31', startsOn: '2026-01-01' })
    const [edit] = await world.store.of('plandiste').edits.list({})
    expect(edit).toMatchObject({ action: 'import', why: 'план.csv' })
    expect((await get(page)).status).toBe(404)

    const again = await pageOf(table)
    expect((await get(again)).html).toContain('Nothing changes')
    const changed = await pageOf(table.replace('210.000', '240.000'))
    expect((await get(changed)).html).toMatch(/<del>210,?000<\/del> → <ins>240,?000<\/ins>/)
  })

  it('tell every fault by its cell, in the language of the reader, and offer nothing to import', async () => {
    const page = await pageOf(
      table.replace('до краја 2026.', 'ускоро').replace(';;2026, 2027', ';(500);2026'),
    )
    await submit(page, { vatRate: '0,2' })
    headers['Accept-Language'] = 'sr-Cyrl'
    const { html } = await get(page)
    expect(html).toMatch(/<code>F3<\/code>.*„ускоро” није ни дан/s)
    expect(html).toMatch(/<code>E4<\/code>.*„\(500\)” је негативан износ/s)
    expect(html).not.toContain('carry-out')
    expect((await submit(`${page}/carry-out`, { seen: '' })).headers.get('location')).toBe(page)
    expect(world.services.register.value.plans).toEqual([])
  })

  it('do nothing that was not seen, and put no plan in the place of another', async () => {
    const page = await pageOf(table)
    await submit(page, { vatRate: '0.2' })
    const seen = seenOn((await get(page)).html)
    const other = await pageOf(table)
    await submit(other, { vatRate: '0.2' })
    await submit(`${other}/carry-out`, { seen: seenOn((await get(other)).html) })
    expect((await submit(`${page}/carry-out`, { seen })).headers.get('location')).toBe(page)
    const third = await pageOf(table.replace('Акциони план', 'План набавки'))
    await submit(third, { vatRate: '0.2' })
    expect((await get(third)).html).toMatch(/with another title.*<details class="plan-frame" open/s)
  })

  it('take a document, and say what is wrong with a file before anything else', async () => {
    const docx = Uint8Array.from(readFileSync('test/fixtures/plans/municipal.docx'))
    const page = (await send(docx, 'plan.docx')).headers.get('location') ?? ''
    await submit(page, { vatRate: '0.2', 'create-missing': '1', from: '2019-01-01', to: '2020-12-31' })
    expect((await get(page)).html).toMatch(/DOCX.*84 rows/s)
    const response = await send('a;b\n1;"x\n')
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('The quotes of cell B2 are not in order')
  })

  it('are for those who may write', async () => {
    headers.Authorization = `Bearer ${await world.token('auditor')}`
    expect((await get('/plans/import')).status).toBe(403)
    expect((await send(table)).status).toBe(403)
    expect((await get('/plans')).html).not.toContain('/plans/import')
  })
})
