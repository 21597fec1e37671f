import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../http/world.js'
import { editsOf, entryIn, formOf, furnishOffice, reader } from './office.js'

let world: World
let ana: Awaited<ReturnType<typeof reader>>
beforeEach(async () => {
  world = await openWorld()
  await furnishOffice(world)
  ana = await reader(world, 'operator')
})
afterEach(() => world.close())

/** What Petar does meanwhile. */
const petar = (body: object) =>
  world.services.editor.edit(
    { action: 'edit', changes: [{ part: 'assets', id: 'SRV-1', body }] },
    { id: 'u-1', name: 'Petar' },
  )

const server = () => ({ ...(entryIn(world, 'assets', 'SRV-1') as object) })

describe('a new entry', () => {
  it('is added by a form that is made of its contract', async () => {
    const { status, text } = await ana.get('/register/assets/new')
    expect(status).toBe(200)
    const form = formOf(text)
    expect(Object.keys(form)).toEqual(
      expect.arrayContaining(['f.id', 'f.serial', 'f.macs', 'f.price.amount']),
    )
    expect(form).toMatchObject({ 'f.state': 'in-use', 'f.price.currency': 'RSD' })
    const saved = await ana.post('/register/assets/new', {
      ...form,
      'f.id': 'PC-7',
      'f.kind': 'computer',
      'f.macs': 'd0:8e:79:00:11:22\r\nd0:8e:79:00:11:23',
      'f.place': 'room',
      'f.price.amount': '70,000.50',
    })
    expect([saved.status, saved.location]).toEqual([303, '/register/assets/PC-7'])
    expect(entryIn(world, 'assets', 'PC-7')).toEqual({
      id: 'PC-7',
      kind: 'computer',
      state: 'in-use',
      macs: ['d0:8e:79:00:11:22', 'd0:8e:79:00:11:23'],
      place: 'room',
      price: { amount: 70000.5, currency: 'RSD' },
    })
    expect((await ana.get('/register/assets/PC-7')).text).toContain('70,000.5 RSD')
  })

  it('gets a number that follows, where nobody gave one', async () => {
    const saved = await ana.post('/register/assets/new', {
      'f.id': '',
      'f.kind': 'extinguisher',
      'f.state': 'in-use',
    })
    expect(saved.location).toBe('/register/assets/EXT-4')
  })

  it('tells what is wrong beside each field, and loses nothing of what was typed', async () => {
    const { status, text } = await ana.post('/register/assets/new', {
      'f.id': 'SRV-1',
      'f.kind': '',
      'f.state': 'in-use',
      'f.serial': 'QX-9 "inner"',
      'f.warrantyUntil': 'never',
      'f.price.amount': 'много',
      'f.price.currency': 'RSD',
      'f.place': 'Сервер',
      why: 'bought today',
    })
    expect(status).toBe(400)
    expect(text).toMatch(/id="field-f.kind"[^>]*aria-describedby="fault-f.kind" aria-invalid="true"/)
    expect(text).toMatch(/id="fault-f.warrantyUntil">This is no day/)
    expect(text).toMatch(/id="fault-f.price.amount">This is no number/)
    expect(text).toContain('There is no such entry')
    expect(formOf(text)).toMatchObject({
      'f.serial': 'QX-9 "inner"',
      'f.warrantyUntil': 'never',
      'f.price.amount': 'много',
      why: 'bought today',
    })
    expect(world.services.register.value.assets.length).toBe(5)
  })

  it('does not replace one that has its id', async () => {
    const { status, text } = await ana.post('/register/assets/new', {
      'f.id': 'SRV-1',
      'f.kind': 'server',
      'f.state': 'in-use',
    })
    expect(status).toBe(400)
    expect(text).toMatch(/id="fault-f.id">There is one with this id already/)
  })
})

describe('an entry that two people edit', () => {
  it('is saved by the second one too where they changed different things, once that was told', async () => {
    const form = formOf((await ana.get('/register/assets/SRV-1/edit')).text)
    await petar({ ...server(), state: 'in-repair' })
    const { status, text } = await ana.post('/register/assets/SRV-1/edit', { ...form, 'f.serial': 'NEW-1' })
    expect(status).toBe(409)
    expect(entryIn(world, 'assets', 'SRV-1')).toMatchObject({ state: 'in-repair', serial: 'CZJ9BXRY6V' })
    expect(text).toContain('Somebody else was faster')
    expect(text).toMatch(/Petar.*State.*in use.*in repair/s)
    const merged = formOf(text)
    expect(merged).toMatchObject({ 'f.state': 'in-repair', 'f.serial': 'NEW-1' })
    expect(text).not.toContain('name="take.')

    expect((await ana.post('/register/assets/SRV-1/edit', merged)).status).toBe(303)
    expect(entryIn(world, 'assets', 'SRV-1')).toMatchObject({ state: 'in-repair', serial: 'NEW-1' })
  })

  it('asks which of two values is to stand, and takes neither by itself', async () => {
    const form = formOf((await ana.get('/register/assets/SRV-1/edit')).text)
    await petar({ ...server(), serial: 'PETAR-1', place: 'room' })
    const told = await ana.post('/register/assets/SRV-1/edit', {
      ...form,
      'f.serial': 'ANA-1',
      'f.place': 'hall',
    })
    expect(told.status).toBe(409)
    expect(told.text).toMatch(/It was:.*CZJ9BXRY6V.*Theirs.*PETAR-1.*Mine.*ANA-1/s)
    const merged = formOf(told.text)

    const unchosen = await ana.post('/register/assets/SRV-1/edit', { ...merged, clash: ['serial', 'place'] })
    expect(unchosen.status).toBe(400)
    expect(unchosen.text).toContain('Choose which of the two is to stand')
    expect(entryIn(world, 'assets', 'SRV-1')).toMatchObject({ serial: 'PETAR-1', place: 'room' })
    expect(formOf(unchosen.text)).toMatchObject({ 'f.serial': 'ANA-1', 'f.place': 'hall' })

    const chosen = await ana.post('/register/assets/SRV-1/edit', {
      ...formOf(unchosen.text),
      clash: ['serial', 'place'],
      'take.serial': 'mine',
      'take.place': 'theirs',
    })
    expect(chosen.status).toBe(303)
    expect(entryIn(world, 'assets', 'SRV-1')).toMatchObject({ serial: 'ANA-1', place: 'room' })
  })

  it('is told of a third change between', async () => {
    const form = formOf((await ana.get('/register/assets/SRV-1/edit')).text)
    await petar({ ...server(), serial: 'PETAR-1' })
    const told = await ana.post('/register/assets/SRV-1/edit', { ...form, 'f.serial': 'ANA-1' })
    await petar({ ...server(), serial: 'PETAR-2' })
    const again = await ana.post('/register/assets/SRV-1/edit', {
      ...formOf(told.text),
      clash: 'serial',
      'take.serial': 'mine',
    })
    expect(again.status).toBe(409)
    expect(again.text).toMatch(/PETAR-1.*PETAR-2/s)
    expect(entryIn(world, 'assets', 'SRV-1')).toMatchObject({ serial: 'PETAR-2' })
  })

  it('can be made anew where somebody removed it meanwhile', async () => {
    const form = formOf((await ana.get('/register/assets/EXT-1/edit')).text)
    await world.services.editor.edit(
      { action: 'edit', changes: [{ part: 'assets', id: 'EXT-1', body: null }] },
      { id: 'u-1', name: 'Petar' },
    )
    const told = await ana.post('/register/assets/EXT-1/edit', { ...form, 'f.serial': 'E1' })
    expect(told.status).toBe(409)
    expect(told.text).toContain('Somebody has removed this meanwhile')
    expect(entryIn(world, 'assets', 'EXT-1')).toBeUndefined()
    const saved = await ana.post('/register/assets/new', formOf(told.text))
    expect(saved.location).toBe('/register/assets/EXT-1')
    expect(entryIn(world, 'assets', 'EXT-1')).toMatchObject({ serial: 'E1', kind: 'extinguisher' })
  })

  it('is not taken from a form that does not say what it was made from', async () => {
    const { status } = await ana.post('/register/assets/SRV-1/edit', {
      base: '{"id":"SRV-2"}',
      'f.serial': 'x',
    })
    expect(status).toBe(400)
    expect(await editsOf(world, 'assets', 'SRV-1')).toHaveLength(1)
  })
})

describe('removing', () => {
  it('says what still names the entry, and offers nothing then', async () => {
    const { text } = await ana.get('/register/places/rack-1/remove')
    expect(text).toContain('1 entry still names it')
    expect(text).toContain('href="/register/assets/SRV-1"')
    expect(text).not.toContain('class="danger"')
    expect((await ana.post('/register/places/rack-1/remove', { version: 'x' })).status).toBe(409)
  })

  it('asks first, and asks again where it was changed meanwhile', async () => {
    const version = async () =>
      /name="version" value="(\w+)"/.exec((await ana.get('/register/assets/SRV-1/remove')).text)?.[1] ?? ''
    const first = await version()
    await petar({ ...server(), serial: 'PETAR-1' })
    const refused = await ana.post('/register/assets/SRV-1/remove', { version: first })
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('Somebody has changed it meanwhile')
    const gone = await ana.post('/register/assets/SRV-1/remove', { version: await version(), why: 'sold' })
    expect([gone.status, gone.location]).toEqual([303, '/register/assets'])
    expect(entryIn(world, 'assets', 'SRV-1')).toBeUndefined()
    expect((await ana.get('/register/assets/SRV-1')).status).toBe(404)
  })
})

describe('the organisation', () => {
  it('is edited like an entry; its id stays, its other languages too', async () => {
    const form = formOf((await ana.get('/register/organisation/edit')).text)
    expect(form).toMatchObject({ 'f.name': 'Општина Пландиште', 'f.timeZone': 'Europe/Belgrade' })
    const wrong = await ana.post('/register/organisation/edit', { ...form, 'f.timeZone': 'Mars/Crater' })
    expect(wrong.status).toBe(400)
    expect(wrong.text).toContain('id="fault-f.timeZone"')
    const saved = await ana.post('/register/organisation/edit', {
      ...form,
      'f.name': 'Пландиште',
      'f.currency': 'EUR',
    })
    expect([saved.status, saved.location]).toEqual([303, '/register/organisation'])
    expect(world.services.register.value.organisation).toMatchObject({
      id: 'plandiste',
      currency: 'EUR',
      name: { 'sr-Cyrl': 'Пландиште', en: 'Municipality of Plandište' },
    })
  })
})

describe('service records', () => {
  it('are made for three tags at once', async () => {
    const form = formOf((await ana.get('/register/service-records/new?assets=EXT-1&assets=EXT-2')).text)
    expect(form['f.date']).toBe('2026-11-22')
    const saved = await ana.post('/register/service-records/new', {
      ...form,
      assets: ['', 'EXT-1', 'EXT-2'],
      more: 'ext-3',
      'f.kind': 'inspection',
      'f.firm': 'Овлашћени сервис',
      'f.result': 'passed',
    })
    expect([saved.status, saved.location]).toEqual([303, '/register/service-records'])
    expect(world.services.register.value.serviceRecords.map(({ asset }) => asset)).toEqual([
      'EXT-1',
      'EXT-2',
      'EXT-3',
    ])
    expect(entryIn(world, 'serviceRecords', 'inspection-EXT-2-2026-11-22')).toMatchObject({
      result: 'passed',
    })
    const asset = await ana.get('/register/assets/EXT-3')
    expect(asset.text).toMatch(/id="service-records".*inspection.*Овлашћени сервис/s)
  })

  it('tell a tag that nothing has, and make none then', async () => {
    const { status, text } = await ana.post('/register/service-records/new', {
      assets: ['EXT-1'],
      more: 'EXT-99',
      'f.date': '2026-11-22',
      'f.kind': 'inspection',
      'f.result': 'passed',
    })
    expect(status).toBe(400)
    expect(text).toMatch(/fault-more">[^<]*EXT-99/)
    expect(world.services.register.value.serviceRecords).toEqual([])
  })
})
