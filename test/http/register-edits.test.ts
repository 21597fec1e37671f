import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { furnishOffice } from '../web/register/office.js'
import { openWorld, type World } from './world.js'

let world: World
let token: string
let first: number
beforeEach(async () => {
  world = await openWorld()
  first = (await furnishOffice(world)).number ?? 0
  token = await world.token('admin')
})
afterEach(() => world.close())

const ask = async (method: string, path: string, body?: unknown) => {
  const response = await world.app.request(`/api/v1/register/${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const type = response.headers.get('content-type')
  return { status: response.status, type, body: (await response.json()) as Record<string, unknown> }
}

const asset = (id: string, serial: string) => ({ id, kind: 'computer', state: 'in-use', serial })

describe('many changes at once', () => {
  it('are one edit', async () => {
    const { status, body } = await ask('POST', 'changes', {
      why: 'delivery',
      changes: [
        { part: 'assets', id: 'PC-1', body: asset('PC-1', 'A'), expected: null },
        { part: 'assets', id: 'PC-2', body: asset('PC-2', 'B'), expected: null },
        { part: 'assets', id: 'EXT-1', body: null },
      ],
    })
    expect([status, body]).toMatchObject([200, { number: first + 1, changed: 3 }])
    expect((await ask('GET', `edits/${first + 1}`)).body).toMatchObject({
      why: 'delivery',
      action: 'edit',
      changeCount: 3,
      changes: [
        { part: 'assets', id: 'EXT-1', after: null },
        { part: 'assets', id: 'PC-1', before: null, after: { serial: 'A' } },
        { part: 'assets', id: 'PC-2', before: null },
      ],
    })
  })

  it('are made all or none', async () => {
    const { version } = world.services.register
    const conflict = await ask('POST', 'changes', {
      changes: [
        { part: 'assets', id: 'PC-1', body: asset('PC-1', 'A') },
        { part: 'assets', id: 'SRV-1', body: asset('SRV-1', 'B'), expected: '0000000000000000' },
      ],
    })
    expect([conflict.status, conflict.type]).toEqual([409, 'application/problem+json'])
    expect(conflict.body.errors).toMatchObject([{ where: 'assets/SRV-1' }])
    const wrong = await ask('POST', 'changes', {
      changes: [
        { part: 'assets', id: 'PC-1', body: asset('PC-1', 'A') },
        { part: 'assets', id: 'PC-2', body: { id: 'PC-2', kind: 'ship' } },
      ],
    })
    expect(wrong.status).toBe(400)
    expect(world.services.register.version).toBe(version)
  })
})

describe('the history', () => {
  beforeEach(async () => {
    for (const serial of ['A', 'B', 'C'])
      await ask('POST', 'changes', { changes: [{ part: 'assets', id: 'PC-1', body: asset('PC-1', serial) }] })
  })
  const numbers = async (query: string) =>
    ((await ask('GET', `edits?${query}`)).body.items as { number: number }[])
      .map(({ number }) => number - first)
      .filter((number) => number >= 0)

  it('is listed by what is asked for, the newest first, page by page', async () => {
    expect(await numbers('')).toEqual([3, 2, 1, 0])
    expect(await numbers('part=assets&id=PC-1')).toEqual([3, 2, 1])
    expect(await numbers('part=persons')).toEqual([0])
    expect(await numbers('action=import')).toEqual([0])
    expect(await numbers('who=u-1')).toEqual([0])
    expect(await numbers('text=Petar')).toEqual([0])
    const page = await ask('GET', 'edits?part=assets&id=PC-1&limit=2')
    expect(page.body.next).toBe(first + 2)
    expect(page.body.items).toHaveLength(2)
    expect(await numbers(`limit=1&before=${first + 2}`)).toEqual([1])
    expect((await ask('GET', 'edits?id=PC-1')).status).toBe(400)
    expect((await ask('GET', 'edits/999')).status).toBe(404)
    expect((await ask('GET', 'edits/x')).status).toBe(400)
  })

  it('has a beginning, which cannot be taken back', async () => {
    const refused = await ask('POST', 'edits/1/undo')
    expect([refused.status, refused.body.detail]).toEqual([
      409,
      'Edit 1 is the beginning of the register; it cannot be taken back.',
    ])
  })

  it('is led back, once, and not over what came after', async () => {
    const late = await ask('POST', `edits/${first + 1}/undo`)
    expect([late.status, late.body.errors]).toMatchObject([409, [{ where: 'assets/PC-1' }]])
    const [{ what }] = late.body.errors as [{ what: string }]
    expect(what).toMatch(new RegExp(`edit ${first + 3} \\(.*, edit ${first + 2} \\(`))
    const undone = await ask('POST', `edits/${first + 3}/undo`)
    expect([undone.status, undone.body]).toMatchObject([200, { number: first + 4, changed: 1 }])
    expect(world.services.register.value.assets.find(({ id }) => id === 'PC-1')?.serial).toBe('B')
    expect((await ask('POST', `edits/${first + 3}/undo`)).status).toBe(409)
    expect((await ask('POST', 'edits/999/undo')).status).toBe(404)
    expect((await ask('GET', `edits/${first + 3}`)).body).toMatchObject({ undoneBy: first + 4 })
  })
})
