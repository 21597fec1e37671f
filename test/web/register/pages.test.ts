import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Register } from '#contract/register.js'
import { openWorld, organisation, type World } from '../../http/world.js'
import { entryIn, furnishOffice, reader } from './office.js'

let world: World
let admin: Awaited<ReturnType<typeof reader>>
const furnish = async () => {
  world = await openWorld()
  await furnishOffice(world)
  admin = await reader(world, 'admin')
}

const idsIn = (html: string): string[] =>
  [...html.matchAll(/<td><a href="\/register\/assets\/[^"]+">([^<]+)<\/a>/g)].map(([, id = '']) => id)

describe('the lists', () => {
  // Reading changes nothing: they share one office.
  beforeAll(furnish)
  afterAll(() => world.close())

  it('of a day before the history began tell nobody to begin, and claim nothing', async () => {
    const { status, text } = await admin.get('/register/assets?as-of=2026-06-30&lang=en')
    expect(status).toBe(200)
    expect(text).toContain('Nothing stands there for that day')
    expect(text).not.toContain('No asset is recorded yet')
  })

  it('say in the language of the reader what was wrong with the day, and how to write it', async () => {
    const { status, text } = await admin.get('/register/assets?as-of=soon&lang=sr-Cyrl')
    expect(status).toBe(400)
    expect(text).toContain('Датум за који се тражи стање није исправан.')
    expect(text).toMatch(/<code>as-of<\/code>.*није ни датум као 2026-06-30/)
  })

  it.each([
    'assets',
    'places',
    'entitlements',
    'contracts',
    'persons',
    'roles',
    'service-records',
    'documents',
    'hand-overs',
    'attestations',
    'waivers',
    'plans',
    'organisation',
  ])('of %s speak the language of the reader', async (part) => {
    for (const language of ['en', 'sr-Cyrl', 'sr-Latn']) {
      const { status, text } = await admin.get(`/register/${part}?lang=${language}`)
      expect(status).toBe(200)
      expect(text.replaceAll(/(href|action|name|value|for|id)="[^"]*"/g, '')).not.toMatch(
        /\b(register|history|web)\.\w+/,
      )
    }
  })

  it('begin with the assets, and do not know what is no part', async () => {
    expect((await admin.get('/register')).headers.get('location')).toBe('/register/assets')
    expect((await admin.get('/register/ships')).status).toBe(404)
  })

  it.each([
    ['kind=server', ['SRV-1', 'SRV-2']],
    ['state=in-store', ['SRV-2']],
    ['place=hall', ['EXT-1', 'EXT-2', 'EXT-3', 'SRV-1', 'SRV-2']],
    ['place=room', ['SRV-1', 'SRV-2']],
    ['place=rack-1', ['SRV-1']],
    ['custodian=it', ['SRV-1']],
    ['q=glavni+server', ['SRV-1']],
    ['q=ГЛАВНИ', ['SRV-1']],
    ['q=czj9', ['SRV-1']],
    ['kind=server&q=nothing', []],
    ['seen=yes', []],
    ['after=EXT-2', ['EXT-3', 'SRV-1', 'SRV-2']],
  ])('are narrowed down by the address: %s', async (query, ids) => {
    const { text } = await admin.get(`/register/assets?${query}`)
    expect(idsIn(text)).toEqual(ids)
  })

  it('show the columns that are asked for', async () => {
    const { text } = await admin.get('/register/assets?columns=serial&columns=price')
    const heads = [...text.matchAll(/<th scope="col"[^>]*>([^<]+)</g)].map(([, head]) => head)
    expect(heads).toEqual(['Choose', 'Inventory number', 'Serial number', 'Price'])
  })

  it('come as a file of exactly that, for the spreadsheet of the language', async () => {
    const { text, headers } = await admin.get('/register/assets?kind=server&columns=name,price&format=csv')
    expect(headers.get('content-type')).toContain('text/csv')
    expect(text).toBe(
      '\uFEFFInventory number,Name,Price,Price: currency\r\nSRV-1,Main server,250000,RSD\r\nSRV-2,,,\r\n',
    )
    const serbian = await admin.get('/register/assets?kind=server&columns=price&format=csv&lang=sr-Cyrl')
    expect(serbian.text).toBe('\uFEFFИнвентарски број;Цена;Цена: валута\r\nSRV-1;250000;RSD\r\nSRV-2;;\r\n')
  })
})

describe('a long list', () => {
  beforeEach(furnish)
  afterEach(() => world.close())

  it('has pages of fifty in the order in which people count', async () => {
    await world.services.editor.edit(
      {
        action: 'import',
        changes: Array.from({ length: 120 }, (_, index) => {
          const body = { id: `PC-${index + 1}`, kind: 'computer', state: 'in-use' }
          return { part: 'assets' as const, id: body.id, body }
        }),
      },
      { id: 'u-1', name: 'Petar' },
    )
    const first = await admin.get('/register/assets?kind=computer')
    expect(idsIn(first.text)).toEqual(Array.from({ length: 50 }, (_, index) => `PC-${index + 1}`))
    expect(first.text).toContain('120 of 125')
    expect(first.text).toContain('/register/assets?kind=computer&amp;after=PC-50')
    const last = await admin.get('/register/assets?kind=computer&after=PC-100')
    expect(idsIn(last.text)).toHaveLength(20)
    expect(last.text).not.toContain('rel="next"')
  })
})

describe('places', () => {
  beforeEach(furnish)
  afterEach(() => world.close())

  it('tell of two assets that are recorded at one unit of a rack', async () => {
    const shared = '2 assets are recorded at this unit'
    expect((await admin.get('/register/places/rack-1?lang=en')).text).not.toContain(shared)
    const twin = { id: 'SRV-9', kind: 'server', state: 'in-use', place: 'rack-1', rackUnit: 10 }
    await world.services.editor.edit(
      { action: 'edit', changes: [{ part: 'assets', id: 'SRV-9', body: twin }] },
      { id: 'u-1', name: 'Petar' },
    )
    expect((await admin.get('/register/places/rack-1?lang=en')).text).toContain(shared)
  })

  it('stand as a tree, and a rack as its units from the highest', async () => {
    const { text } = await admin.get('/register/places')
    expect(text).toMatch(
      /<ul class="tree">.*Зграда општине.*<ul class="tree">.*Сервер сала.*<ul class="tree">.*Рек орман 1/s,
    )
    const rack = (await admin.get('/register/places/rack-1')).text
    const units = [...rack.matchAll(/<th scope="row">U(\d+)<\/th>/g)].map(([, unit]) => Number(unit))
    expect(units).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1])
    expect(rack).toMatch(/U10<\/th><td><a href="\/register\/assets\/SRV-1">SRV-1 · Main server/)
    expect(rack).toMatch(/Зграда општине.*›.*Сервер сала/s)
  })
})

describe('an entry', () => {
  beforeEach(furnish)
  afterEach(() => world.close())

  it('shows what it is, where, whose, and what is not stated', async () => {
    const { text } = await admin.get('/register/assets/SRV-1')
    expect(text).toContain('250,000 RSD, VAT included, VAT 20 %')
    expect(text).toContain('<a href="/register/roles/it">IT administrator</a>')
    expect(text).toMatch(/Not stated: .*Invoice/)
    expect(text).toContain('No agent has ever seen it')
  })

  it('shows the machine that it is, with the states of its requirements', async () => {
    await world.agent('srv')
    await world.store.transaction((tx) =>
      tx.of(organisation).countVerdicts('host:srv-01', { lapsed: 2, pass: 3 }),
    )
    world.links.identify({ subject: 'host:srv-01', serials: ['CZJ9BXRY6V'], uuid: null, macs: [] })
    const { text } = await admin.get('/register/assets/SRV-1')
    expect(text).toMatch(/href="\/hosts\/host%3Asrv-01">srv-01<.*Lapsed<.*2.*In order<.*3/s)
    const seen = await admin.get('/register/assets?seen=yes')
    expect(idsIn(seen.text)).toEqual(['SRV-1'])
  })

  it('says of a custodian who has left that he has, as the lists do', async () => {
    const left = { id: 'p-9', name: 'Сава Ћирић', leftOn: '2026-10-31' }
    const server = { ...entryIn(world, 'assets', 'SRV-1'), custodian: 'p-9' }
    await world.services.editor.edit(
      {
        action: 'edit',
        changes: [
          { part: 'persons', id: 'p-9', body: left },
          { part: 'assets', id: 'SRV-1', body: server },
        ],
      },
      { id: 'u-1', name: 'Petar' },
    )
    for (const page of ['/register/assets/SRV-1', '/register/assets', '/custody'])
      expect((await admin.get(page)).text).toMatch(
        /Сава Ћирић<\/a><strong class="left"> left on 31 Oct 2026</,
      )
    expect((await admin.get('/register/assets/SRV-2')).text).not.toContain('left on')
  })

  it('shows its state of a past moment', async () => {
    world.setNow('2026-11-25T07:00:00.000Z')
    const server = entryIn(world, 'assets', 'SRV-1')
    await world.services.editor.edit(
      { action: 'edit', changes: [{ part: 'assets', id: 'SRV-1', body: { ...server, state: 'retired' } }] },
      { id: 'u-1', name: 'Petar' },
    )
    expect((await admin.get('/register/assets/SRV-1')).text).toContain('retired')
    const past = await admin.get('/register/assets/SRV-1?as-of=2026-11-23')
    expect(past.text).toContain('State on 23 Nov 2026, 23:59')
    expect(past.text).toMatch(/<dt>State<\/dt><dd>in use/)
    expect(past.text).not.toContain('/register/assets/SRV-1/edit')
    expect((await admin.get('/register/assets/SRV-1?as-of=2026-11-20')).status).toBe(404)
    expect(idsIn((await admin.get('/register/assets?state=retired&as-of=2026-11-23')).text)).toEqual([])
  })

  it('that somebody writes into the file is there, and the history says “in the file”', async () => {
    const file = join(world.folder, 'inventory.json')
    const register = JSON.parse(await readFile(file, 'utf8')) as Register
    const changed = new Promise<void>((resolve) => world.services.register.onChange(() => resolve()))
    await writeFile(
      file,
      JSON.stringify({
        ...register,
        assets: [...register.assets, { id: 'UPS-1', kind: 'ups', state: 'in-use', note: 'by hand' }],
      }),
    )
    await changed
    // The next change by anybody takes into the history first what the file says.
    await admin.post('/register/assets/new', { 'f.kind': 'ups', 'f.state': 'in-use' })
    const { text } = await admin.get('/register/assets/UPS-1')
    expect(text).toContain('by hand')
    expect(text).toMatch(/id="history".*in the file.*written into the file/s)
  })
})

describe('who may only read', () => {
  beforeEach(furnish)
  afterEach(() => world.close())

  it('is offered nothing else, and refused if he tries', async () => {
    const viewer = await reader(world, 'viewer')
    for (const path of [
      '/register/assets',
      '/register/places',
      '/register/assets/SRV-1',
      '/register/organisation',
      '/history',
      '/history/1',
    ]) {
      const { status, text } = await viewer.get(path)
      expect(status).toBe(200)
      expect(text).not.toMatch(/\/edit"|\/new|\/remove"|\/undo"/)
    }
    for (const path of [
      '/register/assets/new',
      '/register/assets/SRV-1/edit',
      '/register/assets/SRV-1/remove',
      '/register/service-records/new',
      '/register/organisation/edit',
      '/history/1/undo',
    ]) {
      expect([path, (await viewer.post(path, { 'f.id': 'X' })).status]).toEqual([path, 403])
      if (!path.endsWith('undo')) expect([path, (await viewer.get(path)).status]).toEqual([path, 403])
    }
  })
})
