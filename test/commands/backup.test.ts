import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openControl } from '#http/control.js'
import { verifyAudit } from '#store/sqlite/verify-audit.js'
import type { Command } from '../../src/command.js'
import backup from '../../src/commands/backup.js'
import restore from '../../src/commands/restore.js'
import verify from '../../src/commands/verify.js'
import { openService } from '../../src/main.js'
import { readSettings } from '../../src/settings.js'
import { openFilled, organisation } from '../store/backup/world.js'
import { temporaryFolder } from '../store/folder.js'

afterEach(() => vi.unstubAllEnvs())

/** Types a command against a data folder. */
const typed = async (command: Command, data: string, args: readonly string[], options: object = {}) => {
  vi.stubEnv('POPIS_DATA', data)
  const [out, err]: [string[], string[]] = [[], []]
  const terminal = {
    out: (line: string) => void out.push(line),
    err: (line: string) => void err.push(line),
    isInteractive: false,
  }
  const code = await command.run({ options: command.options.parse(options), args, raw: [], terminal })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

const newFile = () => join(temporaryFolder(), 'popis.tar')

/** As a newer program would leave it. */
const advance = (file: string): void => {
  const database = new Database(file)
  database.prepare("INSERT INTO migrations (name, hash) VALUES ('9000-beyond.sql', 'x')").run()
  database.close()
}

describe('popis backup', () => {
  it('says where everything now is, warns of the keys in it, and notes when', async () => {
    const { data, server } = await openFilled()
    await server.close()
    const file = newFile()
    const { code, out, err } = await typed(backup, data, [file])
    expect(code).toBe(0)
    expect(out).toMatch(/1 documents; written and read back/)
    expect(out).toMatch(/audit log of town: \d+ entries, head [\w-]{43}$/)
    expect(err).toContain('keys')
    const last = JSON.parse(readFileSync(join(data, 'last-backup.json'), 'utf8')) as object
    expect(last).toMatchObject({ file, sizeBytes: readFileSync(file).length })
  })

  it('stands in the audit log, written by the server that runs', async () => {
    const { data, server } = await openFilled()
    const { store, clock } = server
    const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
    const control = await openControl({ store, clock, organisation } as never, data, log as never)
    const before = await verifyAudit(join(data, 'popis.db'))
    expect((await typed(backup, data, [newFile()], { format: 'json' })).code).toBe(0)
    await control.close()
    const after = await verifyAudit(join(data, 'popis.db'))
    expect(after[0]?.entries).toBe((before[0]?.entries ?? 0) + 1)
    expect(after[0]?.brokenAt).toBeNull()
  })

  it('does not count as one where what was copied is at fault', async () => {
    const { data, document, server } = await openFilled()
    await server.close()
    writeFileSync(join(data, document), 'another')
    const { code, err } = await typed(backup, data, [newFile()])
    expect(code).toBe(1)
    expect(err).toContain(document)
    expect(existsSync(join(data, 'last-backup.json'))).toBe(false)
  })
})

describe('popis verify', () => {
  it('prints the head, and finds one that was written down', async () => {
    const { data } = await openFilled()
    const { code, out } = await typed(verify, data, [])
    expect(code).toBe(0)
    const head = /head ([\w-]{43})/.exec(out)?.[1] ?? ''
    expect((await typed(verify, data, [], { head })).out).toContain('written down is entry')
    const lost = await typed(verify, data, [], { head: 'x'.repeat(43) })
    expect(lost).toMatchObject({ code: 1, err: expect.stringContaining('cut off or written anew') })
  })

  it('looks through a backup, and names what of it is another one', async () => {
    const { data, document } = await openFilled()
    const file = newFile()
    await typed(backup, data, [file])
    expect(await typed(verify, data, [file])).toMatchObject({ code: 0 })
    const bytes = readFileSync(file)
    const at = bytes.indexOf('Рачун бр. 1')
    bytes[at] = (bytes[at] ?? 0) ^ 1
    writeFileSync(file, bytes)
    expect(await typed(verify, data, [file])).toMatchObject({
      code: 1,
      err: expect.stringContaining(`${document}: is not what was written`),
    })
  })
})

describe('popis restore', () => {
  it('makes a folder with which a server starts, and its register where the settings want it', async () => {
    const { data } = await openFilled()
    const file = newFile()
    await typed(backup, data, [file])
    const other = join(temporaryFolder(), 'data')
    const register = join(temporaryFolder(), 'register', 'inventory.json')
    vi.stubEnv('POPIS_REGISTER', register)
    expect(await typed(restore, other, [file])).toMatchObject({ code: 0 })
    vi.stubEnv('POPIS_PORT', '0')
    vi.stubEnv('POPIS_LOG_LEVEL', 'silent')
    const service = await openService(readSettings(process.env), { sample: false })
    try {
      const { store, register: opened } = service.services
      expect(opened.value.places).toMatchObject([{ id: 'S-1' }])
      expect(await store.of(organisation).agents()).toHaveLength(3)
      expect(await store.people.hasUsers()).toBe(true)
    } finally {
      await service.close()
    }
    await expect(typed(restore, join(temporaryFolder(), 'data'), [file])).rejects.toMatchObject({
      code: 'conflict',
    })
  })
})

it('a server whose register is gone writes it anew from its history', async () => {
  const { data, server } = await openFilled()
  const before = server.register.value
  await server.close()
  rmSync(join(data, 'inventory.json'))
  vi.stubEnv('POPIS_DATA', data)
  vi.stubEnv('POPIS_PORT', '0')
  vi.stubEnv('POPIS_LOG_LEVEL', 'silent')
  const service = await openService(readSettings(process.env), { sample: false })
  try {
    const { register, store } = service.services
    expect(register.value).toEqual(before)
    const [last] = await store.of(organisation).edits.list({ limit: 1 })
    expect(last?.versionAfter).toBe(register.version)
  } finally {
    await service.close()
  }
})

it('what a newer program made is refused with one sentence by server, backup and verify', async () => {
  const { data, server } = await openFilled()
  await server.close()
  advance(join(data, 'popis.db'))
  vi.stubEnv('POPIS_DATA', data)
  vi.stubEnv('POPIS_LOG_LEVEL', 'silent')
  const sentence =
    /popis\.db was made by a newer version of Popis \(it has 9000-beyond\.sql\); install that version/
  await expect(openService(readSettings(process.env), { sample: false })).rejects.toThrow(sentence)
  await expect(typed(backup, data, [newFile()])).rejects.toThrow(sentence)
  await expect(typed(verify, data, [])).rejects.toThrow(sentence)
})
