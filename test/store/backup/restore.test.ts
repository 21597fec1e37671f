import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { Content, Manifest } from '#store/backup/manifest.js'
import { openArchive } from '#store/backup/read-archive.js'
import { restoreBackup } from '#store/backup/restore-backup.js'
import { type Source, writeArchive } from '#store/backup/write-archive.js'
import { temporaryFolder } from '../folder.js'
import { backupOf, openFilled, openServer, organisation, rowsOf } from './world.js'

const newData = () => join(temporaryFolder(), 'data')

const made = async () => {
  const filled = await openFilled()
  const file = join(temporaryFolder(), 'popis.tar')
  await backupOf(filled.data, file)
  return { ...filled, file }
}

const hex = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** A backup that somebody made by hand: `change` is what it says instead, `extra` files that it has besides. */
const forged = async (
  change: (manifest: Manifest) => Manifest,
  extra: Readonly<Record<string, Buffer>> = {},
  genuine?: string,
): Promise<string> => {
  const archive = await openArchive(genuine ?? (await made()).file)
  const { manifest } = archive
  const parts = new Map<string, Buffer[]>()
  await archive.check({
    sinkOf: async ({ name }) => {
      const pieces: Buffer[] = []
      parts.set(name, pieces)
      return {
        write: async (piece) => void pieces.push(Buffer.from(piece)),
        end: async () => null,
        close: async () => undefined,
      }
    },
  })
  await archive.close()
  const bytesOf = (name: string) => extra[name] ?? Buffer.concat(parts.get(name) ?? [])
  const sourceOf = ({ name }: Content): Source => ({ bytes: bytesOf(name) })
  const added = Object.entries(extra)
    .filter(([name]) => !parts.has(name))
    .map(([name, bytes]) => ({ name, sizeBytes: bytes.length, sha256: hex(bytes) }))
  const replaced = manifest.contents.map((content) => {
    const bytes = extra[content.name]
    return bytes ? { name: content.name, sizeBytes: bytes.length, sha256: hex(bytes) } : content
  })
  const other = join(temporaryFolder(), 'forged.tar')
  await writeArchive(other, change({ ...manifest, contents: [...replaced, ...added] }), sourceOf)
  return other
}

const same = (manifest: Manifest): Manifest => manifest

describe('a restore', () => {
  it('refuses a folder that is not empty, and names what is there', async () => {
    const { file } = await made()
    const data = newData()
    mkdirSync(data)
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) writeFileSync(join(data, name), '')
    await expect(restoreBackup({ file, data })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('a, b, c, d, e and 1 more'),
    })
    expect(readdirSync(data)).toHaveLength(6)
  })

  it('takes an empty folder, and notes when the backup was made', async () => {
    const { file } = await made()
    const data = newData()
    mkdirSync(data)
    await restoreBackup({ file, data })
    expect(JSON.parse(readFileSync(join(data, 'last-backup.json'), 'utf8'))).toMatchObject({
      at: '2026-11-22T09:00:00.000Z',
      file,
    })
    expect(readdirSync(dirname(data))).toEqual(['data'])
  })

  it('fills a folder that cannot be replaced, and no server starts on one that was not filled', async () => {
    const { file, data: from } = await made()
    const data = newData()
    mkdirSync(join(data, '.restoring'), { recursive: true })
    writeFileSync(join(data, 'popis.db'), 'of a restore that was cut off')
    await expect(openServer(data)).rejects.toThrow('run popis restore again')
    await restoreBackup({ file, data, inPlace: true })
    expect(readdirSync(data)).not.toContain('.restoring')
    expect(rowsOf(join(data, 'popis.db'))).toEqual(rowsOf(join(from, 'popis.db')))
    await openServer(data)
    await expect(restoreBackup({ file, data, inPlace: true })).rejects.toMatchObject({ code: 'conflict' })
  })

  it('leaves nothing where the backup is damaged, and names the file inside', async () => {
    const { file, document } = await made()
    const bytes = readFileSync(file)
    const at = bytes.indexOf('Рачун бр. 1')
    bytes[at] = (bytes[at] ?? 0) ^ 1
    writeFileSync(file, bytes)
    const data = newData()
    await expect(restoreBackup({ file, data })).rejects.toMatchObject({
      code: 'unavailable',
      faults: [{ where: document }],
    })
    expect(readdirSync(dirname(data))).toEqual([])
  })

  it('refuses a backup whose files would not lie in the data folder, or not belong there', async () => {
    const { file: genuine } = await made()
    for (const name of [
      '../outside',
      '/etc/cron.d/popis',
      'keys/../../outside',
      'keys//twice',
      'C:\\outside',
      'keys\\outside',
      'popis.db',
      'popis.db-wal',
      'control.sock',
      '.hidden/key',
      'agent/agent.key',
      'keys/new\nline',
      'KEYS/SOME.KEY',
    ]) {
      const file = await forged(same, { [name]: Buffer.from('x') }, genuine)
      const data = newData()
      await expect(restoreBackup({ file, data }), name).rejects.toMatchObject({
        code: 'unavailable',
        faults: [{ where: 'manifest.json' }],
      })
      expect(readdirSync(dirname(data))).toEqual([])
    }
  })

  it('refuses a link in the place of a file', async () => {
    const { file } = await made()
    const bytes = readFileSync(file)
    const at = bytes.indexOf('keys/some.key\0')
    bytes[at + 156] = '2'.charCodeAt(0)
    bytes.write('/etc/passwd', at + 157)
    bytes.write('        ', at + 148)
    const sum = bytes.subarray(at, at + 512).reduce((total, byte) => total + byte, 0)
    bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, at + 148)
    writeFileSync(file, bytes)
    await expect(restoreBackup({ file, data: newData() })).rejects.toMatchObject({
      faults: [{ where: 'keys/some.key' }],
    })
  })

  it('refuses a database that unpacks to more than was said, or to more than there is room for', async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000))
    const file = await forged(same, { 'popis.db.gz': bomb })
    await expect(restoreBackup({ file, data: newData() })).rejects.toMatchObject({
      faults: [{ where: 'popis.db.gz' }],
    })
    const larger = await forged((manifest) => ({
      ...manifest,
      database: { ...manifest.database, sizeBytes: 2 ** 52 },
    }))
    await expect(restoreBackup({ file: larger, data: newData() })).rejects.toThrow('no room')
  })

  it('refuses in one sentence what a newer version made', async () => {
    const newer = await forged((manifest) => ({
      ...manifest,
      version: '9.1.0',
      migrations: [...manifest.migrations, '9000-beyond.sql'],
    }))
    await expect(restoreBackup({ file: newer, data: newData() })).rejects.toThrow(
      /version 9\.1\.0 of Popis, which is newer than this one, .* 9000-beyond\.sql/,
    )
    const other = await forged(
      (manifest) => ({ ...manifest, version: '9.1.0', format: 2 }) as unknown as Manifest,
    )
    await expect(restoreBackup({ file: other, data: newData() })).rejects.toMatchObject({
      faults: [{ what: expect.stringContaining('newer version 9.1.0') }],
    })
  })

  it('refuses a register that is none, and lets through what was at fault before', async () => {
    const file = await forged(same, { 'inventory.json': Buffer.from('{ "format": 1 }') })
    const data = newData()
    await expect(restoreBackup({ file, data })).rejects.toMatchObject({
      faults: expect.arrayContaining([
        { where: expect.stringContaining('inventory.json'), what: expect.any(String) },
      ]),
    })
    expect(existsSync(data)).toBe(false)
    const { data: from, document } = await openFilled()
    writeFileSync(join(from, document), 'another')
    const worn = join(temporaryFolder(), 'popis.tar')
    await backupOf(from, worn)
    expect((await restoreBackup({ file: worn, data })).faults).toMatchObject([{ where: document }])
    expect(existsSync(join(data, 'popis.db'))).toBe(true)
  })
})

describe('agents of a restored server', () => {
  it('go on: their later numbers are taken, and what it lacks is asked for once', async () => {
    const { server, agents, data } = await openFilled()
    const [agent] = agents
    if (!agent) throw new Error('no agent')
    const file = join(temporaryFolder(), 'popis.tar')
    await backupOf(data, file)
    for (let sequence = 4; sequence <= 9; sequence += 1) await server.send(agent, sequence)
    await server.close()

    const restored = newData()
    await restoreBackup({ file, data: restored })
    const after = await openServer(restored)
    expect((await after.store.of(organisation).agent(agent.id))?.sequence).toBe(3)
    // The agent leaves out the body: the server that is gone had acknowledged its hash.
    const answer = await after.send(agent, 11, { known: true })
    expect(answer).toMatchObject({ acknowledged: 11, wants: [{ entry: 'backup/restic' }] })
    expect(await after.send(agent, 12)).toMatchObject({ acknowledged: 12, wants: [] })
    expect(await after.send(agent, 13)).toMatchObject({ acknowledged: 13, wants: [] })
    // What waited on the agent's disk since then comes late and is taken too.
    expect(await after.send(agent, 5)).toMatchObject({ acknowledged: 5 })
    expect((await after.store.of(organisation).agent(agent.id))?.sequence).toBe(13)
    expect(await after.store.of(organisation).verdicts({ subject: agent.subject })).toHaveLength(1)
  })
})
