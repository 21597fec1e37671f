import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import type { Register } from '#contract/register.js'
import type { Problem } from '#lib/problem.js'
import { openRegister } from '#store/register.js'
import { closedAfter, temporaryFolder } from './folder.js'
import { register, room } from './register/value.js'

const write = (file: string, value: unknown) => writeFileSync(file, JSON.stringify(value))
const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))

const open = async (file = join(temporaryFolder(), 'inventory.json')) => {
  const refused: Problem[] = []
  const changes: Register[] = []
  const document = closedAfter(
    await openRegister({ file, initial: register(), onRefused: (problem) => refused.push(problem) }),
  )
  document.onChange((value) => changes.push(value))
  return { file, document, refused, changes }
}

it('begins with what it is given, and with what is in the file the next time', async () => {
  const { file, document } = await open()
  expect(read(file)).toEqual(register())
  await document.replace(register({ places: [room('P-1')] }), document.version)
  await document.close()
  const again = await open(file)
  expect(again.document.value.places).toEqual([room('P-1')])
  expect(again.document.version).toBe(document.version)
})

it('puts a change on disk, then in place, and tells of it', async () => {
  const { file, document, changes } = await open()
  const before = document.version
  const next = register({ places: [room('P-1')] })
  await document.replace(next, before)
  expect(read(file)).toEqual(next)
  expect(document.value).toEqual(next)
  expect(document.version).not.toBe(before)
  expect(changes).toEqual([next])
  expect(readdirSync(join(file, '..')).filter((name) => name.endsWith('.next'))).toEqual([])
})

it('refuses a change made from another version, and leaves memory and file as they were', async () => {
  const { file, document } = await open()
  const stale = document.version
  const first = register({ places: [room('P-1')] })
  await document.replace(first, stale)
  const second = document.replace(register({ places: [room('P-2')] }), stale)
  await expect(second).rejects.toMatchObject({ code: 'conflict' })
  expect(document.value).toEqual(first)
  expect(read(file)).toEqual(first)
})

it('of two changes made at once from one version takes one', async () => {
  const { document } = await open()
  const { version } = document
  const results = await Promise.allSettled([
    document.replace(register({ places: [room('P-1')] }), version),
    document.replace(register({ places: [room('P-2')] }), version),
  ])
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
  expect(document.value.places).toEqual([room('P-1')])
})

it('refuses what is no register, and leaves memory and file as they were', async () => {
  const { file, document, changes } = await open()
  const text = readFileSync(file, 'utf8')
  const bad = document.replace(register({ places: [room('P-1', 'P-9')] }), document.version)
  await expect(bad).rejects.toMatchObject({
    code: 'invalid',
    faults: [{ where: 'places/P-1', what: 'within: there is no “P-9” in places' }],
  })
  expect(document.value).toEqual(register())
  expect(readFileSync(file, 'utf8')).toBe(text)
  expect(changes).toEqual([])
})

it('leaves memory as it was when the disk refuses the write', async () => {
  const { file, document } = await open()
  const { version } = document
  // A folder in the place of the file that is to be: even the superuser cannot write it.
  const temporary = join(file, '..', '.inventory.json.next')
  mkdirSync(join(temporary, 'full'), { recursive: true })
  const asked: string[] = []
  const change = document.replace(register({ places: [room('P-1')] }), version, async (next) => {
    asked.push(next)
  })
  await expect(change).rejects.toMatchObject({ code: 'unavailable' })
  expect(asked).toEqual([])
  expect(document.value).toEqual(register())
  expect(document.version).toBe(version)
  expect(read(file)).toEqual(register())
  rmSync(temporary, { recursive: true, force: true })
  await document.replace(register({ places: [room('P-1')] }), version)
  expect(document.value.places).toHaveLength(1)
})

it('leaves memory and file as they were when what comes before the change fails', async () => {
  const { file, document, changes } = await open()
  const { version } = document
  const change = document.replace(register({ places: [room('P-1')] }), version, async () => {
    throw new Error('the history is full')
  })
  await expect(change).rejects.toThrow('the history is full')
  expect(document.version).toBe(version)
  expect(read(file)).toEqual(register())
  expect(readdirSync(join(file, '..')).filter((name) => name.endsWith('.next'))).toEqual([])
  expect(changes).toEqual([])
})

it('tells which change an earlier process had ready, and not of one that it was still writing', async () => {
  const { file, document } = await open()
  const next = join(file, '..', '.inventory.json.next')
  await document.replace(register({ places: [room('P-1')] }), document.version, async () => {
    renameSync(next, `${next}.kept`)
    writeFileSync(next, readFileSync(`${next}.kept`))
  })
  const { version } = document
  await document.close()
  renameSync(`${next}.kept`, next)
  write(file, register())
  const again = await open(file)
  expect(again.document.value.places).toEqual([])
  expect(again.document.interrupted).toBe(version)
  await again.document.forgetInterrupted()
  expect(again.document.interrupted).toBeNull()
  await again.document.close()
  writeFileSync(next, '{ "format": 1, "organisation": {')
  expect((await open(file)).document.interrupted).toBeNull()
})

it('keeps an entry that stays as it is the same object, after a change and after an edit by hand', async () => {
  const { file, document } = await open()
  await document.replace(register({ places: [room('P-1'), room('P-2')] }), document.version)
  const [first] = document.value.places
  await document.replace({ ...document.value, roles: [{ id: 'R-1', name: 'x' }] }, document.version)
  expect(document.value.places[0]).toBe(first)
  write(file, { ...document.value, places: [{ ...room('P-2'), name: 'other' }, room('P-1')] })
  await vi.waitFor(() => expect(document.value.places[0]?.name).toBe('other'), 1000)
  expect(document.value.places[1]).toBe(first)
  expect(Object.isFrozen(first)).toBe(true)
})

it('has the same version for the same, whoever opened it and in whatever form it was written', async () => {
  const value = register({ places: [{ ...room('P-1'), name: { en: 'Room', 'sr-Cyrl': 'Соба' } }] })
  const { document } = await open()
  await document.replace(value, document.version)
  const file = join(temporaryFolder(), 'inventory.json')
  writeFileSync(
    file,
    JSON.stringify({ ...value, places: value.places.map(({ id, ...rest }) => ({ ...rest, id })) }),
  )
  expect((await open(file)).document.version).toBe(document.version)
})

it('takes in a good edit by hand within a second, however the editor writes', async () => {
  const { file, document, changes } = await open()
  write(file, register({ places: [room('P-1')] }))
  await vi.waitFor(() => expect(document.value.places).toEqual([room('P-1')]), 1000)
  writeFileSync(`${file}~`, JSON.stringify(register({ places: [room('P-2')] })))
  renameSync(`${file}~`, file)
  await vi.waitFor(() => expect(document.value.places).toEqual([room('P-2')]), 1000)
  expect(changes.map(({ places }) => places[0]?.id)).toEqual(['P-1', 'P-2'])
})

it('refuses a bad edit by hand with file, line and reason, keeps the last good one, and never overwrites the edit', async () => {
  const { file, document, refused, changes } = await open()
  const bad = '{\n  "format": 1,\n}'
  writeFileSync(file, bad)
  await vi.waitFor(() => expect(refused).toHaveLength(1), 1000)
  expect(refused[0]?.faults).toEqual([{ where: `${file}:3:1`, what: expect.any(String) }])
  expect(document.value).toEqual(register())
  const change = document.replace(register({ places: [room('P-1')] }), document.version)
  await expect(change).rejects.toMatchObject({ code: 'conflict', faults: [{ where: `${file}:3:1` }] })
  expect(readFileSync(file, 'utf8')).toBe(bad)
  expect(changes).toEqual([])
  write(file, register({ places: [room('P-3')] }))
  await vi.waitFor(() => expect(document.value.places).toEqual([room('P-3')]), 1000)
  expect(refused).toHaveLength(1)
})

it('sees an edit by hand that came just before a change, and refuses the change', async () => {
  const { file, document } = await open()
  const { version } = document
  write(file, register({ places: [room('P-1')] }))
  const change = document.replace(register({ places: [room('P-2')] }), version)
  await expect(change).rejects.toMatchObject({ code: 'conflict' })
  expect(document.value.places).toEqual([room('P-1')])
})

it('takes an edit that changes only the form for no change', async () => {
  const { file, document, changes } = await open()
  const { version } = document
  writeFileSync(file, JSON.stringify(register(), null, 8))
  await document.replace(register({ places: [room('P-1')] }), version)
  expect(changes).toHaveLength(1)
})

it('says so when the file is taken away, and keeps what was in it', async () => {
  const { file, document, refused } = await open()
  rmSync(file)
  await vi.waitFor(() => expect(refused).toMatchObject([{ code: 'not_found' }]), 1000)
  expect(document.value).toEqual(register())
})

it('goes on with what was in the file when a folder lies in its place, and says so', async () => {
  const { file, document, refused } = await open()
  rmSync(file)
  mkdirSync(file)
  await vi.waitFor(() => expect(refused.at(-1)).toMatchObject({ code: 'unavailable' }), 1000)
  const change = document.replace(register({ places: [room('P-1')] }), document.version)
  await expect(change).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('cannot be read'),
  })
  expect(document.value).toEqual(register())
})

it('refuses an edit by hand that was saved in another encoding', async () => {
  const { file, document, refused } = await open()
  const text = JSON.stringify(register({ places: [{ ...room('P-1'), name: 'Ra~unovodstvo' }] }))
  writeFileSync(file, Buffer.from(text.replace('~', '\u00e8'), 'latin1'))
  await vi.waitFor(() => expect(refused).toHaveLength(1), 1000)
  expect(refused[0]?.faults).toMatchObject([{ where: expect.stringMatching(/inventory\.json:1:\d+$/) }])
  expect(document.value).toEqual(register())
})

it('is open in one process only, and can be opened again once closed', async () => {
  const { file, document } = await open()
  await expect(openRegister({ file, initial: register() })).rejects.toMatchObject({ code: 'conflict' })
  await document.close()
  await open(file)
})

it('does not open a file that is no register, names its faults, and can be opened once it is mended', async () => {
  const file = join(temporaryFolder(), 'inventory.json')
  write(file, { ...register(), places: 3 })
  const text = readFileSync(file, 'utf8')
  await expect(openRegister({ file, initial: register() })).rejects.toMatchObject({
    code: 'invalid',
    faults: [{ where: expect.stringMatching(/inventory\.json:1:\d+$/) }],
  })
  expect(readFileSync(file, 'utf8')).toBe(text)
  write(file, register())
  await open(file)
})

it('keeps the rights of the file, and writes through a link', async () => {
  const folder = temporaryFolder()
  const target = join(folder, 'register.json')
  write(target, register())
  chmodSync(target, 0o664)
  const file = join(folder, 'inventory.json')
  symlinkSync(target, file)
  const { document } = await open(file)
  await document.replace(register({ places: [room('P-1')] }), document.version)
  expect(read(target)).toMatchObject({ places: [{ id: 'P-1' }] })
  expect(statSync(target).mode & 0o777).toBe(0o664)
  expect(readdirSync(folder).filter((name) => name.endsWith('.next'))).toEqual([])
})
