import { createHash } from 'node:crypto'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { Asset } from '#contract/register/asset.js'
import { openWorld, type World } from '../world.js'

let world: World
let admin: Record<string, string>

beforeEach(async () => {
  const opened = await openWorld()
  onTestFinished(() => opened.close())
  world = opened
  admin = { Authorization: `Bearer ${await world.token('admin')}` }
  const computer: Asset = { id: 'PC-1', kind: 'computer', state: 'in-use' }
  await world.services.editor.edit(
    { action: 'edit', changes: [{ part: 'assets', id: 'PC-1', body: computer }] },
    { id: 't', name: 'T' },
  )
})

const pdf = Buffer.from('%PDF-1.7 an invoice')
const sha256 = createHash('sha256').update(pdf).digest('hex')
const kept = () =>
  readdirSync(join(world.folder, 'documents'), { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
const papers = () => world.services.register.value.assets[0]?.documents
const put = (query: string, body: Buffer | ReadableStream = pdf, headers: Record<string, string> = {}) =>
  world.app.request(`/api/v1/documents?${query}`, {
    method: 'POST',
    headers: { ...admin, ...headers },
    body: body instanceof Buffer ? new Uint8Array(body) : body,
    duplex: 'half',
  } as RequestInit)

describe('POST /api/v1/documents', () => {
  it('keeps the file, says what it is by its bytes, and puts it among the papers of an asset in one edit', async () => {
    const response = await put(`name=${encodeURIComponent('Рачун 12')}&kind=invoice&for=assets/PC-1`, pdf, {
      'Content-Type': 'text/html',
    })
    expect(response.status).toBe(201)
    const document = {
      id: 'D-2026-001',
      name: 'Рачун 12',
      kind: 'invoice',
      sha256,
      mediaType: 'application/pdf',
      sizeBytes: pdf.length,
    }
    expect(await response.json()).toEqual(document)
    expect(world.services.register.value.documents).toEqual([document])
    expect(papers()).toEqual(['D-2026-001'])
    const [edit] = await world.store.of('plandiste').edits.list()
    expect(edit?.changeCount).toBe(2)
  })

  it('keeps the same file once, under the entry that it has', async () => {
    await put('name=one')
    const again = await put('name=two&for=assets/PC-1')
    expect([again.status, ((await again.json()) as { name: string }).name]).toEqual([200, 'one'])
    expect(kept()).toHaveLength(1)
    expect(world.services.register.value.documents).toHaveLength(1)
    expect(papers()).toEqual(['D-2026-001'])
  })

  it('gives documents that come at once numbers of their own', async () => {
    const all = await Promise.all([1, 2, 3, 4].map((n) => put(`name=n${n}`, Buffer.from(`%PDF-${n}`))))
    expect(all.map(({ status }) => status)).toEqual([201, 201, 201, 201])
    expect(world.services.register.value.documents.map(({ id }) => id).sort()).toEqual(
      [1, 2, 3, 4].map((n) => `D-2026-00${n}`),
    )
  })

  it('takes the name that Content-Disposition gives, and needs one', async () => {
    const named = await put('kind=photo', pdf, {
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent('слика.png')}`,
    })
    expect(((await named.json()) as { name: string }).name).toBe('слика.png')
    expect((await put('kind=photo')).status).toBe(400)
  })

  it('refuses more than 50 MB, naming the limit, and leaves nothing behind', async () => {
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(1024 * 1024)),
    })
    const response = await put('name=large', endless)
    expect(response.status).toBe(413)
    expect(JSON.stringify(await response.json())).toContain('50 M')
    expect(kept()).toEqual([])
    expect(world.services.register.value.documents).toEqual([])
  })

  it('leaves nothing behind where the sender goes away', async () => {
    let isSent = false
    const broken = new ReadableStream({
      pull(controller) {
        if (isSent) controller.error(new Error('reset'))
        else controller.enqueue(new Uint8Array(100_000))
        isSent = true
      },
    })
    expect((await put('name=half', broken)).status).toBe(400)
    expect(kept()).toEqual([])
  })

  it('refuses an entry that is not there or has no papers, before anything is kept', async () => {
    expect((await put('name=x&for=assets/PC-9')).status).toBe(404)
    expect((await put('name=x&for=roles/admin')).status).toBe(400)
    expect(kept()).toEqual([])
  })

  it('is for those who may write', async () => {
    admin = { Authorization: `Bearer ${await world.token('auditor')}` }
    expect((await put('name=x')).status).toBe(403)
  })
})

describe('GET /api/v1/documents/{sha256}', () => {
  const get = (hash: string) => world.app.request(`/api/v1/documents/${hash}`, { headers: admin })

  it('gives the file to be saved, under its name', async () => {
    await put(`name=${encodeURIComponent('Рачун "12"')}`)
    const response = await get(sha256)
    expect(Buffer.from(await response.arrayBuffer()).equals(pdf)).toBe(true)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(pdf.length),
      'x-content-type-options': 'nosniff',
      'content-disposition': `attachment; filename="_____ _12_.pdf"; filename*=UTF-8''${encodeURIComponent('Рачун "12".pdf')}`,
    })
  })

  it('never says that a file is a page, whatever the register says', async () => {
    await put('name=x')
    const [document] = world.services.register.value.documents
    await world.services.editor.edit(
      {
        action: 'edit',
        changes: [{ part: 'documents', id: 'D-2026-001', body: { ...document, mediaType: 'text/html' } }],
      },
      { id: 't', name: 'T' },
    )
    expect((await get(sha256)).headers.get('content-type')).toBe('application/octet-stream')
  })

  it('is a fault of ours where the file is damaged, and nothing of it is sent', async () => {
    await put('name=x')
    writeFileSync(join(world.folder, 'documents', sha256.slice(0, 2), sha256), '%PDF-1.7 an Invoice')
    const response = await get(sha256)
    expect(response.status).toBe(500)
    expect(await response.text()).toContain('is damaged')
  })

  it('is not found where nobody brought it', async () => {
    expect((await get('0'.repeat(64))).status).toBe(404)
    expect((await get('..')).status).not.toBe(200)
  })
})

describe('the page on which documents come in', () => {
  const page = { Accept: 'text/html', 'Accept-Language': 'en' }

  it('offers the camera, and says what the file belongs to', async () => {
    const response = await world.app.request('/documents/new?for=assets/PC-1', {
      headers: { ...admin, ...page },
    })
    const text = await response.text()
    expect(text).toContain('accept="image/*,application/pdf')
    expect(text).toContain('A paper of PC-1')
    expect(text.indexOf('name="kind"')).toBeLessThan(text.indexOf('type="file"'))
  })

  it('takes a file and leads back to the entry', async () => {
    const form = new FormData()
    form.set('kind', 'photo')
    form.set('name', '')
    form.set('file', new File([new Uint8Array(pdf)], 'C:\\fakepath\\слика.pdf'))
    const response = await world.app.request('/documents/new?for=assets/PC-1', {
      method: 'POST',
      headers: { ...admin, ...page },
      body: form,
    })
    expect([response.status, response.headers.get('location')]).toEqual([303, '/register/assets/PC-1'])
    expect(world.services.register.value.documents[0]).toMatchObject({
      name: 'слика.pdf',
      kind: 'photo',
      sha256,
    })
    expect(papers()).toEqual(['D-2026-001'])
  })

  it('says what is wrong where no file was chosen', async () => {
    const form = new FormData()
    form.set('kind', 'photo')
    form.set('file', new File([], ''))
    const response = await world.app.request('/documents/new', {
      method: 'POST',
      headers: { ...admin, ...page },
      body: form,
    })
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('No file was chosen')
  })
})
