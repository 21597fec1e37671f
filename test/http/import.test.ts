import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readSheets } from '#domain/import/read-sheets.js'
import { sheetLimits } from '#lib/sheet/limits.js'
import { openWorld, type World } from './world.js'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

const table = [
  'Инв. број;Врста;Стање;Цена',
  'PC-1;рачунар;у употреби;70.000,00',
  'PC-2;рачунар;у употреби;80.000,00',
]

const post = async (query: string, body: string | Uint8Array, role: 'operator' | 'auditor' = 'operator') =>
  world.app.request(`/api/v1/register/import?${query}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${await world.token(role)}` },
    body: typeof body === 'string' ? body : Buffer.from(body),
  })

describe('an import by API', () => {
  it('says what it would change, does it once, and then finds nothing to do', async () => {
    const dry = await post('dry-run=true', table.join('\n'))
    expect(dry.status).toBe(200)
    expect(await dry.json()).toMatchObject({ dryRun: true, part: 'assets', added: 2, edit: null, faults: [] })
    expect(world.services.register.value.assets).toEqual([])

    const done = await post('name=oprema.csv', table.join('\n'))
    expect(await done.json()).toMatchObject({ added: 2, changed: 0, unchanged: 0, edit: expect.any(Number) })
    expect(world.services.register.value.assets).toMatchObject([{ id: 'PC-1' }, { id: 'PC-2' }])
    const edits = await world.store.of('plandiste').edits.list()
    expect(edits[0]).toMatchObject({ action: 'import', why: 'oprema.csv', changeCount: 2 })

    expect(await (await post('', table.join('\n'))).json()).toMatchObject({ unchanged: 2, edit: null })
    expect(await world.store.of('plandiste').edits.list()).toEqual(edits)
    expect(readdirSync(join(world.folder, 'imports'))).toEqual([])
  })

  it('does nothing of a table with a fault, and names every one', async () => {
    const response = await post('', [...table, 'PC-3;летелица;у употреби;x'].join('\n'))
    expect(response.status).toBe(400)
    const { errors } = (await response.json()) as { errors: { where: string; what: string }[] }
    expect(errors).toEqual([
      { where: 'B4 (Врста)', what: '“летелица” is none of the words for “Kind”.' },
      { where: 'D4 (Цена)', what: '“x” is not a number.' },
    ])
    expect(world.services.register.value.assets).toEqual([])
  })

  it('says clearly what cannot be read', async () => {
    const locked = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ])
    const response = await post('', locked)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({
      detail: expect.stringContaining('protected by a password'),
    })
    expect((await post('', new Uint8Array(50 * 1024 * 1024 + 1))).status).toBe(413)
    expect(readdirSync(join(world.folder, 'imports'))).toEqual([])
  })

  it('takes a file of megabytes, whether it is said how long it is or not', async () => {
    const rows = Array.from({ length: 1700 }, (_, at) => `PC-${at};рачунар;у употреби;${'x'.repeat(1900)}`)
    const body = Buffer.from(['Инв. број;Врста;Стање;Напомена', ...rows].join('\n'))
    expect(body.length).toBeGreaterThan(3 * 1024 * 1024)
    const authorization = `Bearer ${await world.token('operator')}`
    for (const length of [{ 'Content-Length': String(body.length) }, { 'Transfer-Encoding': 'chunked' }]) {
      const response = await world.app.request('/api/v1/register/import?dry-run=true', {
        method: 'POST',
        headers: { Authorization: authorization, ...(length as Record<string, string>) },
        body,
      })
      expect(response.status).toBe(200)
      expect(await response.json()).toMatchObject({ added: 1700, faults: [] })
    }
  })

  it('is for those who may write', async () => {
    expect((await post('dry-run=true', table.join('\n'), 'auditor')).status).toBe(403)
  })

  it('remembers how columns were matched, once it was done', async () => {
    const own = ['Шифра опреме;Шта је;Стање', 'PC-1;рачунар;у употреби'].join('\n')
    const columns = encodeURIComponent('Шифра опреме=id,Шта је=kind')
    expect((await (await post('dry-run=true&into=assets', own)).json()) as object).toMatchObject({
      remembered: false,
    })
    await post(`columns=${columns}&into=assets`, own)
    const again = await post('dry-run=true', own.replace('PC-1', 'PC-9'))
    expect(await again.json()).toMatchObject({ remembered: true, added: 1, faults: [] })
  })
})

describe('an export', () => {
  it('comes in every format, and goes in again without a change', async () => {
    await post('', table.join('\n'))
    const headers = { Authorization: `Bearer ${await world.token('viewer')}` }
    for (const format of ['csv', 'xlsx', 'ods']) {
      const response = await world.app.request(`/register/export/assets.${format}`, { headers })
      expect(response.status).toBe(200)
      expect(response.headers.get('content-disposition')).toContain(`assets.${format}`)
      const bytes = new Uint8Array(await response.arrayBuffer())
      const { formats } = world.services.tables
      expect(readSheets(formats, bytes, { limits: sheetLimits, encoding: null }).format).toBe(format)
      expect(await (await post('', bytes)).json()).toMatchObject({ unchanged: 2, edit: null })
    }
    const all = await world.app.request('/register/export/register.json', { headers })
    expect(await all.json()).toEqual(world.services.register.value)
    expect((await world.app.request('/register/export/secrets.csv', { headers })).status).toBe(404)
    expect((await world.app.request('/register/export/assets.pdf', { headers })).status).toBe(404)
  })
})
