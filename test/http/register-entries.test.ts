import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { furnishOffice } from '../web/register/office.js'
import { openWorld, type World } from './world.js'

let world: World
let token: string
beforeEach(async () => {
  world = await openWorld()
  await furnishOffice(world)
  token = await world.token('operator')
})
afterEach(() => world.close())

interface Answer {
  status: number
  etag: string | null
  edit: string | null
  body: Record<string, unknown> & { errors?: { where: string; what: string }[]; items?: { id: string }[] }
}

const ask = async (
  method: string,
  path: string,
  { headers = {}, body }: { headers?: Record<string, string>; body?: unknown } = {},
): Promise<Answer> => {
  const response = await world.app.request(`/api/v1/register/${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return {
    status: response.status,
    etag: response.headers.get('etag'),
    edit: response.headers.get('popis-edit'),
    body: text === '' ? {} : (JSON.parse(text) as Answer['body']),
  }
}

const laptop = { id: 'LT-1', kind: 'laptop', state: 'in-use', serial: 'S-1' }

describe('one entry', () => {
  it('is added, read, replaced, changed and removed, each from what it was', async () => {
    const added = await ask('PUT', 'assets/LT-1', { body: laptop, headers: { 'If-None-Match': '*' } })
    expect(added).toMatchObject({ status: 201, body: laptop })
    const read = await ask('GET', 'assets/LT-1')
    expect(read).toMatchObject({ status: 200, body: laptop, etag: added.etag })

    const replaced = await ask('PUT', 'assets/LT-1?why=stock', {
      body: { ...laptop, note: 'new' },
      headers: { 'If-Match': read.etag ?? '' },
    })
    expect(replaced.status).toBe(200)
    expect(replaced.etag).not.toBe(read.etag)

    const patched = await ask('PATCH', 'assets/LT-1', {
      body: { serial: null, state: 'in-store' },
      headers: { 'If-Match': replaced.etag ?? '', 'Content-Type': 'application/merge-patch+json' },
    })
    expect(patched.body).toEqual({ id: 'LT-1', kind: 'laptop', state: 'in-store', note: 'new' })
    expect(Number(patched.edit)).toBe(Number(replaced.edit) + 1)

    const gone = await ask('DELETE', 'assets/LT-1', { headers: { 'If-Match': patched.etag ?? '' } })
    expect(gone.status).toBe(204)
    expect((await ask('GET', 'assets/LT-1')).status).toBe(404)
  })

  it('is not changed from what it no longer is: the answer says what is there now', async () => {
    const { etag } = await ask('GET', 'assets/SRV-2')
    await ask('PATCH', 'assets/SRV-2', { body: { serial: 'THEIRS' }, headers: { 'If-Match': etag ?? '' } })
    for (const [method, body] of [
      ['PUT', { id: 'SRV-2', kind: 'server', state: 'in-store', serial: 'MINE' }],
      ['PATCH', { serial: 'MINE' }],
    ] as const) {
      const refused = await ask(method, 'assets/SRV-2', { body, headers: { 'If-Match': etag ?? '' } })
      expect(refused.status).toBe(412)
      expect(refused.etag).not.toBe(etag)
      expect(refused.body.errors).toContainEqual({ where: 'assets/SRV-2.serial', what: 'is now "THEIRS"' })
      expect(refused.body.detail).toMatch(/changed by .* at 2026-11-22T07:00:00.000Z, by edit \d+/)
    }
    expect((await ask('DELETE', 'assets/SRV-2', { headers: { 'If-Match': etag ?? '' } })).status).toBe(412)
    expect(
      (await ask('PUT', 'assets/SRV-2', { body: laptop, headers: { 'If-None-Match': '*' } })).status,
    ).toBe(412)
    expect((await ask('GET', 'assets/SRV-2')).body).toMatchObject({ serial: 'THEIRS' })
  })

  it('is changed by nobody who does not say from what', async () => {
    for (const [method, body] of [
      ['PUT', laptop],
      ['PATCH', { serial: 'x' }],
      ['DELETE', undefined],
    ] as const) {
      const refused = await ask(method, `assets/${method === 'PUT' ? 'LT-1' : 'SRV-1'}`, body ? { body } : {})
      expect(refused.status).toBe(400)
      expect(refused.body.errors).toMatchObject([{ where: 'If-Match' }])
    }
    expect(
      (await ask('PATCH', 'assets/SRV-1', { body: { serial: 'any' }, headers: { 'If-Match': '*' } })).status,
    ).toBe(200)
  })

  it('is refused with every field that is wrong', async () => {
    const wrong = await ask('PUT', 'assets/LT-1', {
      body: { id: 'LT-1', kind: 'ship', state: 'in-use', warrantyUntil: 'soon', colour: 'red' },
      headers: { 'If-None-Match': '*' },
    })
    expect(wrong.status).toBe(400)
    expect(wrong.body.errors?.map(({ where }) => where).sort()).toEqual(['colour', 'kind', 'warrantyUntil'])
    const elsewhere = await ask('PUT', 'assets/LT-2', { body: laptop, headers: { 'If-None-Match': '*' } })
    expect(elsewhere.status).toBe(400)
    const nowhere = await ask('PUT', 'assets/LT-1', {
      body: { ...laptop, place: 'nowhere' },
      headers: { 'If-None-Match': '*' },
    })
    expect(nowhere.body.errors).toEqual([
      { where: 'assets/LT-1', what: 'place: there is no “nowhere” in places' },
    ])
    const patch = await ask('PATCH', 'assets/SRV-1', { body: { kind: null }, headers: { 'If-Match': '*' } })
    expect(patch.body.errors).toMatchObject([{ where: 'kind' }])
  })

  it('is not removed while others name it, and these are named', async () => {
    const refused = await ask('DELETE', 'places/rack-1', { headers: { 'If-Match': '*' } })
    expect(refused.status).toBe(409)
    expect(refused.body.detail).toContain('still named')
    expect(refused.body.errors).toEqual([{ where: 'assets/SRV-1', what: 'place: still names places/rack-1' }])
    expect((await ask('GET', 'places/rack-1')).status).toBe(200)
  })

  it('takes its id from the address where the body has none', async () => {
    const { id: _, ...body } = laptop
    const added = await ask('PUT', 'assets/LT-1', { body, headers: { 'If-None-Match': '*' } })
    expect(added).toMatchObject({ status: 201, body: laptop })
    const wrong = await ask('PUT', 'assets/LT-2', { body: laptop, headers: { 'If-None-Match': '*' } })
    expect(wrong.body.errors).toMatchObject([{ where: 'assets/LT-2', what: expect.stringMatching(/^id:/) }])
  })

  it('sits in a rack no higher than the rack is', async () => {
    const rack = (await ask('GET', 'places/rack-1')).body
    const { rackUnits } = rack as { rackUnits?: number }
    const put = (rackUnit: number) =>
      ask('PATCH', 'assets/SRV-1', { body: { rackUnit }, headers: { 'If-Match': '*' } })
    const refused = await put((rackUnits ?? 0) + 1)
    expect([refused.status, refused.body.errors]).toEqual([
      400,
      [
        {
          where: 'assets/SRV-1',
          what: `rackUnit: is ${(rackUnits ?? 0) + 1}, and the rack “rack-1” has ${rackUnits} units`,
        },
      ],
    ])
    expect((await put(rackUnits ?? 0)).status).toBe(200)
    const shrunk = await ask('PATCH', 'places/rack-1', {
      body: { rackUnits: (rackUnits ?? 0) - 1 },
      headers: { 'If-Match': '*' },
    })
    expect([shrunk.status, shrunk.body.errors]).toMatchObject([400, [{ where: 'assets/SRV-1' }]])
  })

  it('is the organisation, too', async () => {
    const { etag, body } = await ask('GET', 'organisation/plandiste')
    expect(body).toMatchObject({ currency: 'RSD' })
    const patched = await ask('PATCH', 'organisation/plandiste', {
      body: { seat: 'Пландиште' },
      headers: { 'If-Match': etag ?? '' },
    })
    expect(patched.body).toMatchObject({ seat: 'Пландиште' })
    expect((await ask('DELETE', 'organisation/plandiste', { headers: { 'If-Match': '*' } })).status).toBe(400)
  })

  it('is shown as it stood', async () => {
    world.setNow('2026-11-25T07:00:00.000Z')
    await ask('PATCH', 'assets/SRV-1', { body: { state: 'retired' }, headers: { 'If-Match': '*' } })
    expect((await ask('GET', 'assets/SRV-1')).body).toMatchObject({ state: 'retired' })
    expect((await ask('GET', 'assets/SRV-1?as-of=2026-11-24')).body).toMatchObject({ state: 'in-use' })
    expect((await ask('GET', 'assets/SRV-1?as-of=2026-11-20')).status).toBe(404)
    expect((await ask('GET', 'assets?state=retired&as-of=2026-11-24')).body.items).toEqual([])
  })

  it('may be written by those alone who may write', async () => {
    for (const role of ['viewer', 'auditor', 'approver'] as const) {
      token = await world.token(role)
      expect((await ask('GET', 'assets/SRV-1')).status).toBe(200)
      for (const method of ['PUT', 'PATCH', 'DELETE'])
        expect((await ask(method, 'assets/SRV-1', { body: {}, headers: { 'If-Match': '*' } })).status).toBe(
          403,
        )
      expect((await ask('POST', 'changes', { body: { changes: [] } })).status).toBe(403)
      expect((await ask('POST', 'edits/1/undo')).status).toBe(403)
    }
  })

  it('is not confirmed by who states it', async () => {
    const refused = await ask('PUT', 'attestations/AT-1', {
      body: {
        id: 'AT-1',
        question: 'SEC-1',
        statement: 'Важи',
        date: '2026-01-01',
        document: '1',
        by: 'it',
        confirmedBy: 'it',
        validUntil: '2027-01-01',
      },
      headers: { 'If-None-Match': '*' },
    })
    expect(refused.status).toBe(403)
  })
})

describe('a list of entries', () => {
  it.each([
    ['assets?kind=server', ['SRV-1', 'SRV-2']],
    ['assets?state=in-store', ['SRV-2']],
    ['assets?place=room', ['SRV-1', 'SRV-2']],
    ['assets?custodian=it', ['SRV-1']],
    ['assets?q=glavni', ['SRV-1']],
    ['assets?seen=true', []],
    ['assets?seen=false&kind=server', ['SRV-1', 'SRV-2']],
    ['persons', ['p-1']],
    ['places?kind=rack', ['rack-1']],
  ])('%s', async (path, ids) => {
    expect((await ask('GET', path)).body.items?.map(({ id }) => id)).toEqual(ids)
  })

  it('goes on where the page before ended, also where that entry has gone', async () => {
    const first = await ask('GET', 'assets?limit=2')
    expect(first.body).toMatchObject({ items: [{ id: 'EXT-1' }, { id: 'EXT-2' }], next: 'EXT-2' })
    await ask('DELETE', 'assets/EXT-2', { headers: { 'If-Match': '*' } })
    const second = await ask('GET', 'assets?limit=2&after=EXT-2')
    expect(second.body).toMatchObject({ items: [{ id: 'EXT-3' }, { id: 'SRV-1' }], next: 'SRV-1' })
    expect((await ask('GET', 'assets?after=SRV-1')).body).toMatchObject({
      items: [{ id: 'SRV-2' }],
      next: null,
    })
  })

  it('refuses half a character, with its place', async () => {
    const refused = await ask('PATCH', 'assets/SRV-1', {
      body: { note: '\ud800' },
      headers: { 'If-Match': '*' },
    })
    expect([refused.status, refused.body.errors]).toEqual([
      400,
      [{ where: 'note', what: 'contains half a character' }],
    ])
  })

  it('refuses what it does not know', async () => {
    expect((await ask('GET', 'assets?colour=red')).body.errors).toMatchObject([{ where: 'colour' }])
    expect((await ask('GET', 'assets?kind=ship')).status).toBe(400)
    expect((await ask('GET', 'roles?kind=ship')).status).toBe(400)
    expect((await ask('GET', 'ships')).status).toBe(404)
  })
})
