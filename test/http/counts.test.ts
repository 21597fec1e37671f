import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type CountWorld, openCountWorld } from './count-world.js'

let world: CountWorld
beforeEach(async () => {
  world = await openCountWorld()
})
afterEach(() => world.close())

const begin = (fields: Record<string, string | string[]> = {}) =>
  world.send('operator', '/counts', {
    date: '2026-12-31',
    president: 'Мира Симић',
    members: 'Петар Илић\nЈелена Рас',
    deputies: '',
    ...fields,
  })

/** The id that the form on a page would send with its mark. */
const markIdIn = (page: string): string => /name="mark" value="([\w-]+)"/.exec(page)?.[1] ?? ''

const scan = async (tag: string, fields: Record<string, string> = {}) => {
  const page = await (await world.page('operator', '/counts/2026/scan')).text()
  return world.send('operator', '/counts/2026/scan', { mark: markIdIn(page), tag, found: 'found', ...fields })
}

const html = async (path: string, language?: string) => {
  const response = await world.page('operator', path, language)
  expect(response.status, path).toBe(200)
  return response.text()
}

describe('a count, by pages and without JavaScript', () => {
  it('teaches the first step, begins, and says what has to be found', async () => {
    expect(await html('/counts')).toContain('Nothing has been counted yet')
    expect(await html('/counts/new')).toContain('value="2026-12-31"')
    const begun = await begin()
    expect([begun.status, begun.headers.get('location')]).toEqual([303, '/counts/2026'])
    const page = await html('/counts/2026')
    expect(page).toContain('Редовни годишњи попис 2026')
    expect(page).toContain('0 % done: 0 found, 0 missing, 3 not counted, of 3')
    expect(page).toContain('Мира Симић, Петар Илић, Јелена Рас')
    expect(await html('/counts')).toContain('href="/counts/2026"')
  })

  it('says what is wrong with a count that cannot begin, and keeps what was typed', async () => {
    const wrong = await begin({ date: '', president: 'Мира Симић' })
    expect(wrong.status).toBe(400)
    expect(await wrong.text()).toContain('value="Мира Симић"')
    expect((await begin({ date: '0026-12-31' })).status).toBe(400)
    const nothing = await begin({ kind: ['phone'] })
    expect([nothing.status, await nothing.text()]).toEqual([
      400,
      expect.stringContaining('There is nothing to count'),
    ])
  })

  it('goes from the first scan to the approved list and into the register', async () => {
    await begin()
    expect(
      (await scan('https://popis.example.rs/a/P-0001', { place: 'server-room' })).headers.get('location'),
    ).toBe('/counts/2026/scan?place=server-room')
    expect((await scan('СРВ-01')).headers.get('location')).toBe('/counts/2026/scan')
    await scan('CZJ9BXRY6V', { found: 'damaged' })
    const scanned = await html('/counts/2026/scan?place=server-room')
    expect(scanned).toMatch(/<option value="server-room" selected/)
    expect(scanned.indexOf('SRV-01')).toBeGreaterThan(0)
    expect(scanned.indexOf('<b>SRV-01')).toBeLessThan(scanned.indexOf('<b>PC-01'))

    const early = await world.send('operator', '/counts/2026/close', {})
    expect(early.headers.get('location')).toBe('/counts/2026?tab=open')
    expect(await html('/counts/2026?tab=open')).toContain('1 thing to count')
    await world.send('operator', '/counts/2026/marks', { asset: ['PC-02'], found: 'missing' })
    expect(await html('/counts/2026?tab=missing')).toContain('PC-02')
    expect(await html('/counts/2026?tab=differences')).toContain('2 things are elsewhere or damaged')

    expect((await world.send('operator', '/counts/2026/close', {})).status).toBe(303)
    expect((await world.page('operator', '/counts/2026/scan')).status).toBe(303)
    expect((await world.send('approver', '/counts/2026/sign', { hash: 'another' })).status).toBe(409)
    const seen = await (await world.page('approver', '/counts/2026')).text()
    const hash = /name="hash" value="([\w-]+)"/.exec(seen)?.[1] ?? ''
    expect((await world.send('approver', '/counts/2026/sign', { hash })).status).toBe(303)
    expect(await html('/counts/2026')).toContain(hash)

    const applied = await world.send('operator', '/counts/2026/apply', { retire: '1' })
    expect(applied.status).toBe(303)
    const assets = new Map(world.register.value.assets.map((asset) => [asset.id, asset]))
    expect(assets.get('PC-01')).toMatchObject({ place: 'server-room', state: 'in-use' })
    expect(assets.get('PC-02')).toMatchObject({
      state: 'retired',
      note: expect.stringContaining('Није нађено'),
    })
    expect(assets.get('SRV-01')?.note).toContain('Оштећено')
    expect(world.register.value.serviceRecords.map(({ place, result }) => [place, result])).toEqual([
      ['finance', 'failed'],
      ['rack-1', 'passed'],
    ])
    expect(await world.store.of('plandiste').edits.list({ limit: 1 })).toMatchObject([
      { action: 'count', changeCount: 5 },
    ])
    expect((await world.send('operator', '/counts/2026/apply', {})).status).toBe(409)
    expect((await world.send('operator', '/counts/2026/reopen', { why: 'грешка' })).status).toBe(409)
  })

  it('says that counting has ended to who marks a thing after that', async () => {
    await begin()
    await world.send('operator', '/counts/2026/close', { 'with-open': '1' })
    const late = await world.send('operator', '/counts/2026/mark', {
      mark: 'phone-0001',
      tag: 'PC-01',
      found: 'found',
    })
    expect(late.headers.get('location')).toBe('/counts/2026')
    expect(decodeURIComponent(late.headers.get('set-cookie') ?? '')).toContain('web.count.is-closed')
  })

  it('is one, however often the form is sent that begins it', async () => {
    const [first, second] = [await begin(), await begin()]
    expect([first.status, second.status]).toEqual([303, 409])
    expect((await begin({ kind: ['computer'] })).headers.get('location')).toBe('/counts/2026-2')
    await world.send('operator', '/counts/2026/close', { 'with-open': '1' })
    expect((await begin()).headers.get('location')).toBe('/counts/2026-3')
  })

  it('is either open again or in the register, never both', async () => {
    await begin()
    await scan('P-0001', { place: 'server-room' })
    await world.send('operator', '/counts/2026/close', { 'with-open': '1' })
    const { counts } = world.services
    const who = { id: 'mira', name: 'mira' }
    const done = await Promise.allSettled([
      counts.apply('2026', { retireMissing: false }, who),
      counts.reopen('2026', 'грешка', who),
    ])
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const edits = await world.store.of('plandiste').edits.list({ action: 'count' })
    const { count } = await counts.view('2026')
    expect(count.state === 'open').toBe(edits.length === 0)
    expect(count.applied?.edit).toBe(edits[0]?.number)
  })

  it('takes a mark back, and the one before it holds again', async () => {
    await begin()
    await scan('PC-01', { found: 'damaged' })
    await scan('PC-01')
    const [last] = [
      ...(await html('/counts/2026/scan')).matchAll(/name="mark" value="([\w-]+)"\/>.*?>Undo</gs),
    ].slice(0, 1)
    const ids = [...(last?.[0] ?? '').matchAll(/name="mark" value="([\w-]+)"/g)].map(([, id]) => id ?? '')
    const undone = await world.send('operator', '/counts/2026/undo', { mark: ids.at(-1) ?? '', place: '' })
    expect(undone.status).toBe(303)
    const { outcome } = await world.services.counts.view('2026')
    expect(outcome.lines.find(({ asset }) => asset.id === 'PC-01')?.result).toBe('damaged')
  })

  it('offers to record as surplus, with a photo, what the register does not know', async () => {
    await begin()
    const to = (await scan('TV-9', { place: 'finance' })).headers.get('location') ?? ''
    expect(to).toBe('/counts/2026/mark?tag=TV-9&place=finance')
    const page = await html(to)
    expect(page).toContain('Nothing in the register is called “TV-9”')
    const form = new FormData()
    for (const [name, value] of Object.entries({
      mark: markIdIn(page),
      tag: 'TV-9',
      what: '',
      place: 'finance',
      found: 'surplus',
    }))
      form.append(name, value)
    const send = async () =>
      world.app.request('/counts/2026/mark', {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${await world.token('operator')}`,
          Accept: 'text/html',
          'Accept-Language': 'en',
        },
        body: form,
      })
    const refused = await send()
    expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('Say what it is.')])
    form.set('what', 'Телевизор')
    const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0, 1])
    form.append('photo', new File([jpeg], 'tv.jpg', { type: 'image/jpeg' }))
    expect((await send()).headers.get('location')).toBe('/counts/2026/scan?place=finance')
    const surplus = await html('/counts/2026?tab=surplus')
    expect(surplus).toContain('Телевизор')
    const [document] = world.register.value.documents
    expect(document).toMatchObject({ kind: 'photo', mediaType: 'image/jpeg' })
    expect(surplus).toContain(document?.id)
  })

  it('keeps apart what was recorded later or written off, and asks where a tag means several', async () => {
    await begin()
    await world.services.editor.edit(
      {
        action: 'edit',
        changes: [
          {
            part: 'assets',
            id: 'NEW-1',
            body: { id: 'NEW-1', kind: 'phone', tag: 'PC-02', state: 'in-use' },
          },
        ],
      },
      { id: 'test', name: 'test' },
    )
    expect((await scan('PC-02')).headers.get('location')).toContain('/mark?tag=PC-02')
    const choice = await html('/counts/2026/mark?tag=PC-02')
    expect(choice).toContain('asset=PC-02')
    expect(choice).toContain('asset=NEW-1')
    expect(await html('/counts/2026/mark?asset=NEW-1')).toContain('recorded after the count began')
    await scan('OLD-1')
    const page = await html('/counts/2026?tab=surplus')
    expect(page).toContain('written off, and still there')
    expect((await world.services.counts.view('2026')).progress).toMatchObject({
      expected: 3,
      open: 3,
      outside: 1,
    })
  })

  it('shows no key of a text that is missing, in any language', async () => {
    await begin()
    await scan('P-0001', { place: 'server-room' })
    await scan('OLD-1')
    await world.send('operator', '/counts/2026/close', { 'with-open': '1' })
    for (const language of ['en', 'sr-Cyrl', 'sr-Latn'])
      for (const path of [
        '',
        '?tab=open',
        '?tab=found',
        '?tab=missing',
        '?tab=differences',
        '?tab=surplus',
        '?tab=seen',
        '/list',
        '/mark?tag=P-0001',
        '/mark?tag=none',
      ])
        expect(
          await html(`/counts/2026${path}${path.includes('?') ? '&' : '?'}lang=${language}`),
          path,
        ).not.toMatch(/>[^<]*\b(?:web\.count|count\.[a-z]|kind\.[a-z])[^<]*</)
  })
})

it('that is closed too early names the first fifty that nobody counted, and how many more there are', async () => {
  const { editor } = world.services
  const assets = Array.from({ length: 92 }, (_, at) => ({
    id: `MON-${at + 1}`,
    kind: 'monitor',
    state: 'in-use',
  }))
  await editor.edit(
    { action: 'edit', changes: assets.map((body) => ({ part: 'assets', id: body.id, body })) },
    { id: 'test', name: 'test' },
  )
  await world.api('operator', 'POST', '/counts', { date: '2026-12-31' })
  const refused = await world.api('operator', 'POST', '/counts/2026/close', {})
  expect(refused.status).toBe(409)
  const { detail, errors } = (await refused.json()) as { detail: string; errors: { what: string }[] }
  expect(detail).toBe('95 of 95 were not counted yet.')
  expect(errors).toHaveLength(51)
  expect(errors[50]?.what).toBe('and 45 more')
})
