import { readFileSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Problem } from '#lib/problem.js'
import { blockBytes, paddingOf, readTarHeader } from '#lib/tar.js'
import { examineBackup } from '#store/backup/examine-backup.js'
import { examineData } from '#store/backup/examine-data.js'
import { openArchive } from '#store/backup/read-archive.js'
import { verifyAudit } from '#store/sqlite/verify-audit.js'
import { temporaryFolder } from '../folder.js'
import { backupOf, openFilled } from './world.js'

const lookAt = (data: string, head?: string) =>
  examineData({
    data,
    database: join(data, 'popis.db'),
    register: join(data, 'inventory.json'),
    ...(head ? { head } : {}),
  })

/** What is in a tar archive, and where: read here once more, as any reader of tar would. */
const entriesOf = (bytes: Buffer): { name: string; from: number; until: number }[] => {
  const found: { name: string; from: number; until: number }[] = []
  for (let at = 0; ; ) {
    const header = readTarHeader(bytes.subarray(at, at + blockBytes))
    if (!header) return [...found, { name: 'end of the file', from: at, until: bytes.length }]
    const until = at + blockBytes + header.sizeBytes + paddingOf(header.sizeBytes)
    found.push({ name: header.name, from: at, until })
    at = until
  }
}

/** Where a backup is not what was written. */
const faultsOf = async (file: string): Promise<string[]> => {
  try {
    const archive = await openArchive(file)
    try {
      return (await archive.check()).map(({ where }) => where)
    } finally {
      await archive.close()
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return error.faults.length > 0 ? error.faults.map(({ where }) => where) : [error.message]
  }
}

describe('one byte of a backup that is another one', () => {
  it('is named with the file inside, wherever it is', async () => {
    const { data } = await openFilled()
    const file = join(temporaryFolder(), 'popis.tar')
    await backupOf(data, file)
    const bytes = readFileSync(file)
    const entries = entriesOf(bytes)
    expect(entries.map(({ name }) => name)).toContain('SHA256SUMS')
    expect(await faultsOf(file)).toEqual([])
    const handle = await open(file, 'r+')
    const damaged = async (at: number, change: number) => {
      await handle.write(Buffer.from([(bytes[at] ?? 0) ^ change]), 0, 1, at)
      const found = await faultsOf(file)
      await handle.write(bytes.subarray(at, at + 1), 0, 1, at)
      return found
    }
    const place = fc
      .constantFrom(...entries)
      .chain(({ name, from, until }) =>
        fc.record({ name: fc.constant(name), at: fc.integer({ min: from, max: until - 1 }) }),
      )
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async ({ name, at }, change) => {
        const found = await damaged(at, change)
        expect(found).toEqual([name])
      }),
      { numRuns: 150 },
    )
    await handle.close()
    expect(await faultsOf(file)).toEqual([])
  })

  it('is a file cut off or drawn out, too', async () => {
    const { data } = await openFilled()
    const file = join(temporaryFolder(), 'popis.tar')
    await backupOf(data, file)
    const bytes = readFileSync(file)
    const short = join(temporaryFolder(), 'short.tar')
    for (const length of [0, 100, 512, 2000, bytes.length >> 1, bytes.length - 1024, bytes.length - 1]) {
      writeFileSync(short, bytes.subarray(0, length))
      expect(await faultsOf(short), String(length)).not.toEqual([])
    }
    writeFileSync(short, Buffer.concat([bytes, Buffer.alloc(512)]))
    expect(await faultsOf(short)).toEqual(['end of the file'])
    writeFileSync(short, 'these are not the blocks of an archive'.repeat(100))
    expect((await faultsOf(short))[0]).toContain('no backup of Popis')
  })
})

describe('looking through what is kept', () => {
  const filled = async () => {
    const { data, document, server } = await openFilled()
    await server.close()
    return { data, document, database: join(data, 'popis.db') }
  }
  const change = (file: string, sql: string): void => {
    const database = new Database(file)
    expect(database.prepare(sql).run().changes).toBe(1)
    database.close()
  }

  it('finds nothing wrong with what nobody touched, while a server writes to it', async () => {
    const { data, server } = await openFilled()
    const looking = lookAt(data)
    await server.record('S-2')
    expect(await looking).toMatchObject({ faults: [], documents: 1 })
  })

  it('names the entry of the audit log that is another one', async () => {
    const { data, database } = await filled()
    const text = Buffer.from('register.edit')
    const bytes = readFileSync(database)
    // One byte in the file itself, where the entry says what was done.
    const at = bytes.lastIndexOf(text)
    expect(at).toBeGreaterThan(0)
    bytes[at] = 'R'.charCodeAt(0)
    writeFileSync(database, bytes)
    const [chain] = await verifyAudit(database)
    expect(chain?.brokenAt).toBeGreaterThan(0)
    expect((await lookAt(data)).faults).toEqual([
      { where: `popis.db: audit log of town, entry ${chain?.brokenAt}`, what: 'is not what was written' },
    ])
  })

  it('names a document that is another one, and one that is missing', async () => {
    const { data, document, database } = await filled()
    const register = JSON.parse(readFileSync(join(data, 'inventory.json'), 'utf8')) as Record<string, unknown>
    const sha256 = 'ab'.repeat(32)
    register.documents = [
      { id: 'D-1', name: 'Рачун', kind: 'invoice', sha256, mediaType: 'text/plain', sizeBytes: 3 },
    ]
    writeFileSync(join(data, 'inventory.json'), JSON.stringify(register))
    writeFileSync(join(data, document), 'Рачун бр. 3')
    expect((await lookAt(data)).faults).toEqual([
      { where: document, what: expect.stringContaining('hash') },
      { where: `documents/ab/${sha256}`, what: expect.stringContaining('D-1') },
    ])
    expect(database).toContain(data)
  })

  it('names line and column of a register that is not in order', async () => {
    const { data } = await filled()
    writeFileSync(join(data, 'inventory.json'), '{ "format": 1,\n "organisation" }')
    expect((await lookAt(data)).faults[0]?.where).toMatch(/inventory\.json:2:\d+$/)
  })

  it('tells damaged pages of the database', async () => {
    const { data, database } = await filled()
    const bytes = readFileSync(database)
    bytes.fill(0xff, 5 * 4096, 9 * 4096)
    writeFileSync(database, bytes)
    const { faults } = await lookAt(data)
    expect(faults[0]?.where).toContain('popis.db')
  })

  it('finds a head that was written down, and misses it once its entry was cut off', async () => {
    const { data, database } = await filled()
    const [chain] = await verifyAudit(database)
    const head = chain?.head ?? ''
    expect(await lookAt(data, head)).toMatchObject({ faults: [], headAt: { number: chain?.entries } })
    change(database, `DELETE FROM audit_entries WHERE number = ${chain?.entries}`)
    expect((await lookAt(data, head)).faults).toEqual([
      { where: 'popis.db: audit log', what: expect.stringContaining(head) },
    ])
  })

  it('looks into a backup as well: it is whole, and what was copied was at fault', async () => {
    const { data, database } = await filled()
    change(database, "UPDATE audit_entries SET who = 'nobody' WHERE number = 1")
    const file = join(temporaryFolder(), 'popis.tar')
    await backupOf(data, file)
    const archive = await openArchive(file)
    expect(await examineBackup(archive)).toMatchObject({
      isWhole: true,
      faults: [{ where: 'popis.db: audit log of town, entry 1' }],
    })
    await archive.close()
  })
})
