import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { readPdf, readQr } from '../../service/paper/read-pdf.js'
import { openWorld, type World } from '../world.js'

let world: World
let admin: Record<string, string>

beforeEach(async () => {
  const opened = await openWorld()
  onTestFinished(() => opened.close())
  world = opened
  admin = { Authorization: `Bearer ${await world.token('admin')}` }
  await world.services.editor.edit(
    {
      action: 'edit',
      changes: [
        { part: 'places', id: 'hall', body: { id: 'hall', kind: 'building', name: 'Општина' } },
        { part: 'places', id: 'room', body: { id: 'room', kind: 'room', name: 'Писарница', within: 'hall' } },
        ...[
          { id: 'PC-1', kind: 'computer', state: 'in-use', tag: 'Т-17', place: 'room', name: 'Рачунар' },
          { id: 'PC-2', kind: 'computer', state: 'in-use', serial: 'SN-2' },
          { id: 'PC-3', kind: 'computer', state: 'disposed', place: 'room' },
          { id: 'MON-1', kind: 'monitor', state: 'in-use', serial: 'SN-9' },
          { id: 'MON-2', kind: 'monitor', state: 'in-use', serial: 'SN-9' },
        ].map((body) => ({ part: 'assets' as const, id: body.id, body })),
      ],
    },
    { id: 't', name: 'T' },
  )
})

const page = (path: string) =>
  world.app.request(path, { headers: { ...admin, Accept: 'text/html', 'Accept-Language': 'en' } })
const labels = async (query: string) =>
  readPdf(new Uint8Array(await (await page(`/labels.pdf?${query}`)).arrayBuffer()))

describe('GET /a/:tag', () => {
  it.each([
    ['Т-17', 'PC-1'],
    ['PC-1', 'PC-1'],
    ['SN-2', 'PC-2'],
    ['t-17', 'PC-1'],
  ])('leads from %s to the asset', async (tag, id) => {
    const response = await page(`/a/${encodeURIComponent(tag)}`)
    expect([response.status, response.headers.get('location')]).toEqual([303, `/register/assets/${id}`])
  })

  it('offers to record what nobody knows', async () => {
    const response = await page('/a/%D0%88-1')
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('/register/assets/new?tag=%D0%88-1')
  })

  it('offers a viewer no way to record it', async () => {
    admin = { Authorization: `Bearer ${await world.token('viewer')}` }
    expect(await (await page('/a/XYZ')).text()).not.toContain('/register/assets/new')
  })

  it('lets one choose where several are meant', async () => {
    const response = await page('/a/SN-9')
    expect(response.status).toBe(300)
    expect(await response.text()).toMatch(/MON-1[\s\S]*MON-2/)
  })

  it('is for those who may read', async () => {
    expect((await world.app.request('/a/PC-1', { headers: { Accept: 'text/html' } })).status).toBe(401)
  })
})

describe('GET /labels.pdf', () => {
  it('has a code that leads to this server, and the words of the house', async () => {
    const [first] = await labels('assets=PC-1&layout=roll-62x29')
    if (!first) throw new Error('there is a page')
    expect(first.texts.join(' ')).toBe('Општина Пландиште Т-17 Инв. бр. PC-1 Рачунар')
    expect(readQr(first, { x: 0, y: 0, width: first.width, height: first.height })).toBe(
      `https://popis.example.rs/a/${encodeURIComponent('Т-17')}`,
    )
  })

  it('is for what fits, without what is gone', async () => {
    expect(await labels('kind=monitor&layout=roll-62x29')).toHaveLength(2)
    expect(await labels('place=hall&layout=roll-62x29')).toHaveLength(1)
    expect(await labels('layout=roll-62x29')).toHaveLength(4)
    expect(await labels('assets=PC-2,MON-1&assets=PC-3&layout=roll-62x29')).toHaveLength(3)
  })

  it.each([['assets=PC-9'], ['layout=a3'], ['start=25'], ['start=x'], ['kind=server']])(
    'refuses %s',
    async (query) => {
      expect((await page(`/labels.pdf?${query}`)).status).toBe(400)
    },
  )
})

describe('GET /labels', () => {
  it('shows what would be printed, by the filters of the register', async () => {
    const text = await (await page('/labels?kind=monitor')).text()
    expect(text).toContain('value="MON-2" checked')
    expect(text).not.toContain('value="PC-1" checked')
    expect(text).toContain('A4, 24 labels of 70 × 37 mm')
  })
})
