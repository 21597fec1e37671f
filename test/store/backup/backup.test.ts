import { existsSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { examineData } from '#store/backup/examine-data.js'
import { openArchive } from '#store/backup/read-archive.js'
import { restoreBackup } from '#store/backup/restore-backup.js'
import { temporaryFolder } from '../folder.js'
import { backupOf, openFilled, openServer, organisation, rowsOf } from './world.js'

const newFile = () => join(temporaryFolder(), 'popis.tar')
const newData = () => join(temporaryFolder(), 'data')
const lookAt = (data: string) =>
  examineData({ data, database: join(data, 'popis.db'), register: join(data, 'inventory.json') })

describe('a backup', () => {
  it('brings back every row, the register, documents and keys', async () => {
    const { data, document } = await openFilled()
    const file = newFile()
    const made = await backupOf(data, file)
    expect(made).toMatchObject({ organisation, documents: 1, faults: [], warnings: [], isCurrent: true })
    const restored = newData()
    await restoreBackup({ file, data: restored })
    expect(rowsOf(join(restored, 'popis.db'))).toEqual(rowsOf(join(data, 'popis.db')))
    expect(rowsOf(join(restored, 'popis.db')).get('users')).toHaveLength(1)
    expect(rowsOf(join(restored, 'popis.db')).get('verdicts')?.length).toBeGreaterThan(2)
    for (const name of ['inventory.json', document, 'keys/some.key', 'agent/agent.yaml'])
      expect(readFileSync(join(restored, name))).toEqual(readFileSync(join(data, name)))
    expect(await lookAt(restored)).toMatchObject({ faults: [], documents: 1, chains: made.chains })
  })

  it('made while reports and edits come in is of one moment', async () => {
    const { data, server, agents } = await openFilled()
    const file = newFile()
    let acknowledged = 3
    let isOver = false
    const load = (async () => {
      for (let sequence = 4; !isOver; sequence += 1) {
        await Promise.all([
          ...agents.map((agent) => server.send(agent, sequence)),
          server.record(`S-${sequence}`),
        ])
        acknowledged = sequence
      }
    })()
    while (acknowledged < 8) await new Promise((resolve) => setImmediate(resolve))
    const before = acknowledged
    const made = await backupOf(data, file)
    const after = acknowledged
    isOver = true
    await load
    expect(after).toBeGreaterThan(before)
    expect(made).toMatchObject({ faults: [], warnings: [] })

    const restored = newData()
    await restoreBackup({ file, data: restored })
    const [then, now] = [rowsOf(join(restored, 'popis.db')), rowsOf(join(data, 'popis.db'))]
    for (const table of ['reports', 'audit_entries', 'register_edits', 'register_changes', 'bodies']) {
      const all = new Set(now.get(table))
      expect(
        then.get(table)?.filter((row) => !all.has(row)),
        table,
      ).toEqual([])
    }
    const copy = await openServer(restored)
    for (const agent of agents) {
      const { sequence = 0 } = (await copy.store.of(organisation).agent(agent.id)) ?? {}
      expect(sequence).toBeGreaterThanOrEqual(before)
      expect(sequence).toBeLessThanOrEqual(after + 1)
      for (const number of [1, before, sequence])
        expect(await copy.store.of(organisation).report(agent.id, 'instance-1', number)).not.toBeNull()
      expect(await copy.store.of(organisation).report(agent.id, 'instance-1', sequence + 1)).toBeNull()
    }
    // The file is the one that the last edit in the history made: opening it has found nothing to take in by hand.
    const [last] = await copy.store.of(organisation).edits.list({ limit: 1 })
    expect(last).toMatchObject({ action: 'edit', versionAfter: copy.register.version })
  })

  describe('begun between the two steps of an edit', () => {
    /** The history has a place already that the file will have. */
    const halfway = async () => {
      const { data, server } = await openFilled()
      const register = join(data, 'inventory.json')
      const next = JSON.parse(readFileSync(register, 'utf8')) as { places: object[] }
      const body = { id: 'S-9', kind: 'site', name: 'Место' }
      await server.store.transaction((tx) =>
        tx.of(organisation).putRegisterEntry({ collection: 'places', id: 'S-9', body }, server.clock.now()),
      )
      return { data, server, register, text: JSON.stringify({ ...next, places: [...next.places, body] }) }
    }
    const registerIn = async (file: string) => {
      const restored = newData()
      await restoreBackup({ file, data: restored })
      return readFileSync(join(restored, 'inventory.json'), 'utf8')
    }

    it('waits for the file', async () => {
      const { data, register, text } = await halfway()
      const file = newFile()
      const making = backupOf(data, file)
      while (!readdirSync(data).some((name) => name.startsWith('.popis-backup-')))
        await new Promise((resolve) => setImmediate(resolve))
      for (let turn = 0; turn < 200; turn += 1) await new Promise((resolve) => setImmediate(resolve))
      writeFileSync(register, text)
      expect(await making).toMatchObject({ warnings: [], faults: [] })
      expect(await registerIn(file)).toBe(text)
    })

    it('takes what a server that was killed there had put beside the file', async () => {
      const { data, server, text } = await halfway()
      await server.close()
      writeFileSync(join(data, '.inventory.json.next'), text)
      const file = newFile()
      expect(await backupOf(data, file, { patienceMs: 100 })).toMatchObject({ warnings: [] })
      expect(await registerIn(file)).toBe(text)
    })

    it('says that a file was edited while no server ran', async () => {
      const { data, server, register, text } = await halfway()
      await server.close()
      const other = text.replace('S-9', 'S-8')
      writeFileSync(register, other)
      const file = newFile()
      expect((await backupOf(data, file, { patienceMs: 100 })).warnings).toMatchObject([{ where: register }])
      expect(await registerIn(file)).toBe(other)
    })
  })

  it('of a stopped server is made too', async () => {
    const { data, server } = await openFilled()
    await server.close()
    expect(await backupOf(data, newFile())).toMatchObject({ faults: [], warnings: [] })
  })

  it("is its owner's alone, and leaves nothing else behind", async () => {
    const { data } = await openFilled()
    const file = newFile()
    await backupOf(data, file)
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(file, '..'))).toEqual(['popis.tar'])
    expect(readdirSync(data).filter((name) => name.startsWith('.popis'))).toEqual([])
  })

  it('holds no lock, no key of the agent of the machine, and no link', async () => {
    const { data } = await openFilled()
    symlinkSync('/etc/hostname', join(data, 'keys', 'link'))
    const file = newFile()
    const made = await backupOf(data, file)
    expect(made.warnings).toEqual([{ where: 'keys/link', what: expect.stringContaining('link') }])
    const archive = await openArchive(file)
    const names = archive.manifest.contents.map(({ name }) => name.replace(/[0-9a-f]{64}/, 'HASH'))
    await archive.close()
    expect(names).toEqual([
      'popis.db.gz',
      'inventory.json',
      'agent/agent.yaml',
      expect.stringContaining('HASH'),
      'keys/some.key',
    ])
  })

  it('replaces no file unless it is told to, and goes nowhere into the data folder', async () => {
    const { data } = await openFilled()
    const file = newFile()
    writeFileSync(file, 'mine')
    await expect(backupOf(data, file)).rejects.toMatchObject({ code: 'conflict' })
    expect(readFileSync(file, 'utf8')).toBe('mine')
    await backupOf(data, file, { force: true })
    await expect(backupOf(data, join(data, 'popis.tar'))).rejects.toMatchObject({ code: 'invalid' })
    await expect(backupOf(data, join(data, 'no', 'popis.tar'))).rejects.toMatchObject({ code: 'not_found' })
    await expect(backupOf(join(data, 'no'), newFile())).rejects.toMatchObject({ code: 'not_found' })
  })

  it('takes no folder for a file, though it is told to replace what is there', async () => {
    const { data } = await openFilled()
    const folder = temporaryFolder()
    await expect(backupOf(data, folder, { force: true })).rejects.toMatchObject({ code: 'invalid' })
    expect(existsSync(`${folder}.part`)).toBe(false)
  })

  it('holds the register that is in force where the file has a bad edit, and says so', async () => {
    const { data, server } = await openFilled()
    const good = readFileSync(join(data, 'inventory.json'), 'utf8')
    writeFileSync(join(data, 'inventory.json'), good.replace('"S-1"', '"S-1'))
    const file = newFile()
    const made = await backupOf(data, file, { patienceMs: 100 })
    expect(made.faults).toEqual([])
    expect(made.warnings[0]?.what).toContain('in force')
    expect(made.warnings[1]?.where).toMatch(/inventory\.json:\d+:\d+$/)
    await server.close()
    const restored = newData()
    await restoreBackup({ file, data: restored })
    expect((await openServer(restored)).register.value.places).toMatchObject([{ id: 'S-1' }])
  })

  it('of a folder with a damaged document is made, and the document is named', async () => {
    const { data, document } = await openFilled()
    writeFileSync(join(data, document), 'Рачун бр. 2')
    const file = newFile()
    const made = await backupOf(data, file)
    expect(made.faults).toEqual([{ where: document, what: expect.stringContaining('hash') }])
    expect(existsSync(file)).toBe(true)
  })
})
