import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Register } from '#contract/register.js'
import { emptyRegister } from '#domain/register/empty-register.js'
import { openSqliteReader, openSqliteStore } from '#store/sqlite/open.js'
import type { Command } from '../../src/command.js'
import exportCommand from '../../src/commands/register-export.js'
import importCommand from '../../src/commands/register-import.js'

let data: string

const register: Register = {
  ...emptyRegister({
    id: 'varos',
    name: 'Варош',
    country: 'RS',
    timeZone: 'Europe/Belgrade',
    currency: 'RSD',
    language: 'sr-Cyrl',
  }),
  assets: [{ id: 'PC-1', kind: 'computer', state: 'in-use' }],
}

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'popis-import-'))
  vi.stubEnv('POPIS_DATA', data)
  await writeFile(join(data, 'inventory.json'), JSON.stringify(register, null, 2))
  await (await openSqliteStore(join(data, 'popis.db'))).close()
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(data, { recursive: true, force: true })
})

const run = async (command: unknown, args: string[], given: Record<string, unknown> = {}) => {
  const { options, run: carry } = command as Command
  const out: string[] = []
  const err: string[] = []
  const code = await carry({
    options: options.parse(given),
    args,
    raw: [],
    terminal: { out: (line) => out.push(line), err: (line) => err.push(line), isInteractive: false },
  })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

const file = async (name: string, text: string | Uint8Array): Promise<string> => {
  const path = join(data, name)
  await writeFile(path, text)
  return path
}
const live = async () => JSON.parse(await readFile(join(data, 'inventory.json'), 'utf8')) as Register

describe('popis register import', () => {
  const good = 'Шифра;Врста;Стање;Цена\nPC-1;рачунар;на поправци;\nPC-2;монитор;у употреби;70.000\n'
  const columns = { columns: ['Шифра=id'] }

  it('shows what would change, then changes it, then has nothing to do', async () => {
    const path = await file('oprema.csv', good)
    const unclear = await run(importCommand, [path], columns)
    expect(unclear.code).toBe(1)
    expect(unclear.out).toMatch(/D3 +Цена +“70\.000” can be 70000 or 70/)

    const dry = await run(importCommand, [path], { ...columns, locale: 'sr', dryRun: true })
    expect(dry.code).toBe(0)
    expect(dry.out).toContain('~ PC-1  (row 2)\n    state: in-use → in-repair')
    expect(dry.out).toContain('2 rows: 1 new, 1 changed, 0 as they were. Nothing was imported')
    expect(await live()).toEqual(register)

    const done = await run(importCommand, [path], { ...columns, locale: 'sr' })
    expect(done.code).toBe(0)
    expect((await live()).assets).toEqual([
      { id: 'PC-1', kind: 'computer', state: 'in-repair' },
      { id: 'PC-2', kind: 'monitor', state: 'in-use', price: { amount: 70_000, currency: 'RSD' } },
    ])

    // The columns and the way of writing are remembered.
    const again = await run(importCommand, [path])
    expect([again.code, again.out]).toEqual([0, expect.stringContaining('2 rows: nothing changes.')])
    const reader = await openSqliteReader(join(data, 'popis.db'))
    const edits = await reader.of('varos').edits.list()
    await reader.close()
    expect(edits.filter(({ action }) => action === 'import')).toMatchObject([
      { why: 'oprema.csv', changeCount: 2 },
    ])
  })

  it('takes nothing of a table with twenty faults, and lists them all', async () => {
    const rows = Array.from({ length: 40 }, (_, n) => `N-${n};${n % 2 ? 'летелица' : 'сервер'};у употреби`)
    const path = await file('x.csv', ['Инв. број;Врста;Стање', ...rows].join('\n'))
    const { code, out } = await run(importCommand, [path])
    expect(code).toBe(1)
    expect(out.match(/^B\d+ +Врста +“летелица”/gm)).toHaveLength(20)
    expect(out).toContain('20 faults in 40 rows: nothing was imported.')
    expect(await live()).toEqual(register)

    const json = await run(importCommand, [path], { format: 'json' })
    const report = JSON.parse(json.out) as { faults: { cell: string; head: string }[] }
    expect(report.faults).toHaveLength(20)
    expect(report.faults[0]).toMatchObject({ cell: 'B3', head: 'Врста', code: 'not-a-choice' })
  })

  it('says of a file that it cannot read why that is so', async () => {
    const locked = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ])
    const { code, err } = await run(importCommand, [await file('x.xlsx', locked)])
    expect(code).toBe(1)
    expect(err).toContain('The file is protected by a password.')
    await expect(run(importCommand, [join(data, 'none.csv')])).rejects.toMatchObject({ code: 'not_found' })
  })

  it('takes columns from a file, and refuses fields that there are not', async () => {
    const path = await file('x.csv', 'Шифра, нова;Врста;Стање\nPC-3;сервер;у употреби')
    const map = await file('map.json', JSON.stringify({ 'Шифра, нова': 'id', Врста: null }))
    const done = await run(importCommand, [path], { map, default: ['kind=router'] })
    expect(done.code).toBe(0)
    expect((await live()).assets[1]).toEqual({ id: 'PC-3', kind: 'router', state: 'in-use' })
    await expect(run(importCommand, [path], { columns: ['Врста=seriall'] })).rejects.toMatchObject({
      code: 'invalid',
      faults: [{ where: 'Врста', what: 'assets has no field “seriall”; did you mean serial?' }],
    })
  })
})

describe('popis register export', () => {
  it.each(['csv', 'xlsx', 'ods'])('writes %s that changes nothing when it comes back', async (format) => {
    const path = join(data, `assets.${format}`)
    expect((await run(exportCommand, ['assets'], { output: path })).code).toBe(0)
    expect(existsSync(path)).toBe(true)
    const back = await run(importCommand, [path])
    expect([back.code, back.out]).toEqual([0, expect.stringContaining('1 row: nothing changes.')])
  })

  it('refuses a part that there is not, and everything in one CSV', async () => {
    await expect(run(exportCommand, ['things'])).rejects.toMatchObject({ code: 'invalid' })
    await expect(run(exportCommand, [], { format: 'csv' })).rejects.toMatchObject({ code: 'invalid' })
  })
})
