import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../http/world.js'
import { entryIn, furnishOffice, reader } from './register/office.js'

let world: World
let admin: Awaited<ReturnType<typeof reader>>
/** Number of the edit that furnished the office; before it stands what the file began with. */
let first: number
beforeEach(async () => {
  world = await openWorld()
  first = (await furnishOffice(world)).number ?? 0
  admin = await reader(world, 'admin')
  await edit('SRV-1', { state: 'in-repair' }, 'fan is loud')
  await edit('EXT-1', { serial: 'E-1' }, null, 'Ана')
})
afterEach(() => world.close())

const edit = (id: string, fields: object, why: string | null = null, name = 'Petar') =>
  world.services.editor.edit(
    {
      action: 'edit',
      why,
      changes: [{ part: 'assets', id, body: { ...entryIn(world, 'assets', id), ...fields } }],
    },
    { id: `u-${name}`, name },
  )

/** Which edits are listed: 1 is the one that furnished the office. */
const numbersIn = (html: string): number[] =>
  [...html.matchAll(/<li class="sheet"><p><a href="\/history\/(\d+)"/g)]
    .map(([, number]) => Number(number) - first + 1)
    .filter((number) => number > 0)

const at = (number: number): string => `/history/${first - 1 + number}`

describe('the history', () => {
  it('tells who changed what, when, from what to what; the newest first', async () => {
    const { text } = await admin.get('/history')
    expect(numbersIn(text)).toEqual([3, 2, 1])
    expect(text).toMatch(/22 Nov 2026, 08:00 · Petar · edited.*fan is loud/s)
    expect(text).toMatch(/SRV-1 · Main server.*State: in use → in repair/s)
    expect(text).toContain('and 7 more')
    expect(numbersIn((await admin.get(`/history?after=${first + 1}`)).text)).toEqual([1])
  })

  it.each([
    ['who=u-Petar', [2]],
    ['part=persons', [1]],
    ['action=import', [1]],
    ['q=fan', [2]],
    ['q=%D0%90%D0%BD%D0%B0', [3]],
    ['q=E-1', [3]],
    ['q=100%25', []],
    ['part=assets&id=SRV-1', [2, 1]],
    ['part=assets&id=SRV-1&q=fan', [2]],
  ])('is narrowed down by the address: %s', async (query, numbers) => {
    expect(numbersIn((await admin.get(`/history?${query}`)).text)).toEqual(numbers)
  })

  it('shows one edit with all that it changed', async () => {
    const { text } = await admin.get(at(1))
    expect(text).toMatch(/Ђорђе Ђурић.*added/s)
    expect((await admin.get('/history/99')).status).toBe(404)
    expect((await admin.get('/history/x')).status).toBe(404)
  })
})

describe('taking back', () => {
  it('leads to what was before, once', async () => {
    const undone = await admin.post(`${at(2)}/undo`, {})
    expect([undone.status, undone.location]).toEqual([303, at(4)])
    expect(entryIn(world, 'assets', 'SRV-1')).toMatchObject({ state: 'in-use' })
    const { text } = await admin.get(at(2))
    expect(text).toMatch(new RegExp(`Taken back by.*href="${at(4)}"`, 's'))
    expect(text).not.toContain('/undo"')
    expect((await admin.post(`${at(2)}/undo`, {})).status).toBe(409)
  })

  it('brings back what was removed', async () => {
    await world.services.editor.edit(
      { action: 'edit', changes: [{ part: 'assets', id: 'EXT-2', body: null }] },
      { id: 'u-1', name: 'Petar' },
    )
    expect((await admin.post(`${at(4)}/undo`, {})).status).toBe(303)
    expect(entryIn(world, 'assets', 'EXT-2')).toMatchObject({ kind: 'extinguisher' })
  })

  it('is refused where something came after, and says what', async () => {
    await edit('SRV-1', { serial: 'LATER' }, null, 'Ана')
    const { status, text } = await admin.post(`${at(2)}/undo`, {})
    expect(status).toBe(409)
    expect(text).toMatch(/cannot be taken back.*href="\/register\/assets\/SRV-1">SRV-1<.*Ана/s)
    expect(entryIn(world, 'assets', 'SRV-1')).toMatchObject({ state: 'in-repair', serial: 'LATER' })
  })

  it('is not offered for the beginning, and says so in the language of the reader', async () => {
    const { text } = await admin.get('/history/1')
    expect(text).not.toContain('/undo"')
    expect(text).toContain('the beginning cannot be taken back')
    const refused = await admin.post('/history/1/undo', {})
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('the beginning cannot be taken back')
    expect(refused.text).not.toContain('changed, or is named')
  })
})
