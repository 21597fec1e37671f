import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import type { Register } from '#contract/register.js'
import type { RegisterDocument } from '#domain/ports.js'
import { entryVersion } from '#domain/register/change.js'
import { Problem } from '#lib/problem.js'
import { openEditor } from '#service/edit-register.js'
import { openRegister } from '#store/register.js'
import { openSqliteStore } from '#store/sqlite/open.js'
import { closedAfter, temporaryFolder } from '../store/folder.js'
import { room, register as town } from '../store/register/value.js'

const who = { id: 'ana', name: 'Ана' }

const open = async (folder = temporaryFolder(), wrap = (document: RegisterDocument) => document) => {
  const file = join(folder, 'inventory.json')
  const opened = closedAfter(await openRegister({ file, initial: town() }))
  const store = closedAfter(await openSqliteStore(join(folder, 'popis.db')))
  const register = wrap(opened)
  let minutes = 0
  const clock = { now: () => `2026-11-22T06:${String(minutes++).padStart(2, '0')}:00.000Z` }
  const editor = openEditor({ store, register, clock, organisation: 'varos' })
  await editor.settle()
  const reader = store.of('varos')
  const add = (id: string, expected: string | null = null) =>
    editor.edit({ action: 'edit', changes: [{ part: 'places', id, body: room(id), expected }] }, who)
  return {
    folder,
    file,
    register,
    store,
    editor,
    reader,
    add,
    inFile: () => JSON.parse(readFileSync(file, 'utf8')) as Register,
    /** Actions of the history, the oldest first, with what each touched. */
    history: async () =>
      Promise.all(
        (await reader.edits.list()).reverse().map(async ({ number, action, who: by }) => {
          const changes = await reader.edits.changes(number, 10)
          return [action, by, ...changes.map(({ id }) => id)]
        }),
      ),
    places: async () =>
      (await reader.registerEntries())
        .filter(({ collection }) => collection === 'places')
        .map(({ id }) => id),
    close: async () => {
      await opened.close()
      await store.close()
    },
  }
}

/** The disk takes everything, but not the one step by which the new text becomes the file. */
const thatWillNotPlace =
  (fails: () => boolean) =>
  (document: RegisterDocument): RegisterDocument =>
    Object.create(document, {
      replace: {
        value: (next: unknown, expected: string, before?: (version: string) => Promise<void>) =>
          document.replace(next, expected, async (version) => {
            await before?.(version)
            if (fails()) throw new Problem('unavailable', 'the disk is gone')
          }),
      },
    })

it('keeps who made an edit, from what to what, with the versions before and after', async () => {
  const { add, register, reader, history } = await open()
  const before = register.version
  const { number, version } = await add('P-1')
  expect(version).toBe(register.version)
  expect(await reader.edits.get(number ?? 0)).toMatchObject({
    whoName: 'Ана',
    versionBefore: before,
    versionAfter: version,
    changes: [{ part: 'places', id: 'P-1', before: null, after: room('P-1') }],
  })
  expect((await history()).at(-1)).toEqual(['edit', 'ana', 'P-1'])
})

it('tells the second of two who edit the same, and overwrites nothing', async () => {
  const { editor, add, inFile } = await open()
  await add('P-1')
  const expected = entryVersion(room('P-1'))
  const to = (name: string) =>
    editor.edit(
      { action: 'edit', changes: [{ part: 'places', id: 'P-1', body: { ...room('P-1'), name }, expected }] },
      who,
    )
  const results = await Promise.allSettled([to('first'), to('second')])
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
  expect(results[1]).toMatchObject({ reason: { code: 'conflict', faults: [{ where: 'places/P-1' }] } })
  expect(inFile().places).toMatchObject([{ name: 'first' }])
})

it('takes an edit by hand into the history before the edit that came after it', async () => {
  const { file, register, add, history, reader, inFile } = await open()
  await add('P-1')
  const before = register.version
  writeFileSync(file, JSON.stringify({ ...register.value, places: [room('P-1'), room('P-2')] }))
  await add('P-3')
  expect((await history()).slice(1)).toEqual([
    ['edit', 'ana', 'P-1'],
    ['file', 'file', 'P-2'],
    ['edit', 'ana', 'P-3'],
  ])
  const [, byHand] = await reader.edits.list()
  expect(byHand).toMatchObject({ versionBefore: before })
  expect(byHand?.versionAfter).toBe((await reader.edits.list())[0]?.versionBefore)
  expect(inFile().places.map(({ id }) => id)).toEqual(['P-1', 'P-2', 'P-3'])
})

it('leaves no trace of an edit that cannot be written', async () => {
  const { folder, add, history, places, register } = await open()
  await add('P-1')
  mkdirSync(join(folder, '.inventory.json.next', 'full'), { recursive: true })
  await expect(add('P-2')).rejects.toMatchObject({ code: 'unavailable' })
  expect(register.value.places.map(({ id }) => id)).toEqual(['P-1'])
  expect(await places()).toEqual(['P-1'])
  expect((await history()).map(([action]) => action)).toEqual(['file', 'edit'])
  rmSync(join(folder, '.inventory.json.next'), { recursive: true })
  await add('P-2')
  expect(await places()).toEqual(['P-1', 'P-2'])
})

it('takes back, as an edit of its own, what the history had and the file would not take', async () => {
  let isBroken = false
  const { add, history, places, reader, inFile } = await open(
    temporaryFolder(),
    thatWillNotPlace(() => isBroken),
  )
  await add('P-1')
  isBroken = true
  await expect(add('P-2')).rejects.toMatchObject({ code: 'unavailable', message: 'the disk is gone' })
  isBroken = false
  expect(inFile().places.map(({ id }) => id)).toEqual(['P-1'])
  expect(await places()).toEqual(['P-1'])
  expect((await history()).slice(2)).toEqual([
    ['edit', 'ana', 'P-2'],
    ['undo', 'ana', 'P-2'],
  ])
  expect((await reader.edits.list())[0]).toMatchObject({ undoes: 3, why: 'the disk is gone' })
  await add('P-3')
  expect(await places()).toEqual(['P-1', 'P-3'])
})

it('makes no other edit before that was taken back', async () => {
  let isBroken = false
  const { add, store, places, inFile } = await open(
    temporaryFolder(),
    thatWillNotPlace(() => isBroken),
  )
  isBroken = true
  const real = store.transaction
  let calls = 0
  const transaction = vi.spyOn(store, 'transaction').mockImplementation((work) => {
    calls += 1
    return calls === 1 ? real(work) : Promise.reject(new Error('the disk is full'))
  })
  await expect(add('P-1')).rejects.toThrow()
  isBroken = false
  await expect(add('P-2')).rejects.toThrow('the disk is full')
  transaction.mockRestore()
  await add('P-3')
  expect(inFile().places.map(({ id }) => id)).toEqual(['P-3'])
  expect(await places()).toEqual(['P-3'])
})

/** Makes an edit, and puts the folder back to what it was when the history had it and the file had not. */
const cutOff = async () => {
  const one = await open()
  await one.add('P-1')
  const old = readFileSync(one.file)
  const { version } = await one.add('P-2')
  await one.close()
  renameSync(one.file, join(one.folder, '.inventory.json.next'))
  writeFileSync(one.file, old)
  return { folder: one.folder, version }
}

it('completes an edit that was cut off between the history and the file', async () => {
  const { folder, version } = await cutOff()
  const { register, inFile, history, places } = await open(folder)
  expect(register.version).toBe(version)
  expect(register.interrupted).toBeNull()
  expect(inFile().places.map(({ id }) => id)).toEqual(['P-1', 'P-2'])
  expect(await places()).toEqual(['P-1', 'P-2'])
  expect((await history()).map(([action]) => action)).toEqual(['file', 'edit', 'edit'])
})

it('takes what somebody wrote meanwhile for what is meant, also where it is the register of before', async () => {
  const { folder } = await cutOff()
  rmSync(join(folder, '.inventory.json.next'))
  const { history, places, inFile } = await open(folder)
  expect(inFile().places.map(({ id }) => id)).toEqual(['P-1'])
  expect(await places()).toEqual(['P-1'])
  expect((await history()).at(-1)).toEqual(['file', 'file', 'P-2'])
})

it('forgets an edit that was cut off before the history had it', async () => {
  const one = await open()
  await one.add('P-1')
  const next = { ...one.register.value, places: [room('P-1'), room('P-9')] }
  await one.close()
  writeFileSync(join(one.folder, '.inventory.json.next'), JSON.stringify(next))
  const { inFile, history, register } = await open(one.folder)
  expect(inFile().places.map(({ id }) => id)).toEqual(['P-1'])
  expect(register.interrupted).toBeNull()
  expect(await history()).toHaveLength(2)
})

it('brings back by undoing no approval that was taken back: that is for an approver alone', async () => {
  const { editor, inFile } = await open()
  const waiver = { id: 'W-1', rule: 'backup-recent', reason: 'нов уређај', until: '2027-06-30' }
  const approved = { ...waiver, approvedBy: 'chief' }
  const asked = { part: 'waivers', id: 'W-1', body: waiver, expected: null } as const
  const chief = {
    part: 'roles',
    id: 'chief',
    body: { id: 'chief', name: 'Начелник' },
    expected: null,
  } as const
  await editor.edit({ action: 'edit', changes: [chief, asked] }, who)
  const approval = { part: 'waivers', id: 'W-1', body: approved, expected: entryVersion(waiver) } as const
  const { number } = await editor.edit({ action: 'approve', changes: [approval] }, who)
  const back = await editor.undo(number ?? 0, who)
  expect(inFile().waivers).toEqual([waiver])
  await expect(editor.undo(back.number ?? 0, who)).rejects.toMatchObject({
    code: 'forbidden',
    faults: [{ where: 'waivers/W-1' }],
  })
  expect(inFile().waivers).toEqual([waiver])
})
