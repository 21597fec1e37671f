import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDocuments } from '#store/documents.js'
import { temporaryFolder } from './folder.js'

const hex = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')

async function* cut(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const left = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())

const read = async (stream: ReadableStream<Uint8Array> | undefined) => {
  const pieces: Uint8Array[] = []
  for await (const piece of stream ?? []) pieces.push(piece)
  return Buffer.concat(pieces)
}

describe('files behind documents', () => {
  it('lie under their SHA-256, for the owner alone, and come back as they were', async () => {
    const folder = temporaryFolder()
    const documents = await openDocuments(folder)
    const bytes = Buffer.alloc(200_001, 'записник')
    const taken = await documents.put(cut(bytes, 7001))
    expect(taken).toMatchObject({ sha256: hex(bytes), sizeBytes: 200_001 })
    expect(Buffer.from(taken.head).equals(bytes.subarray(0, 8192))).toBe(true)
    expect(Buffer.from(taken.tail).equals(bytes.subarray(-65_536))).toBe(true)
    const file = join(folder, taken.sha256.slice(0, 2), taken.sha256)
    expect(readFileSync(file).equals(bytes)).toBe(true)
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
    const opened = await documents.open(taken.sha256)
    expect(opened?.sizeBytes).toBe(200_001)
    expect((await read(opened?.bytes)).equals(bytes)).toBe(true)
  })

  it('are kept once, however often they come', async () => {
    const folder = temporaryFolder()
    const documents = await openDocuments(folder)
    await Promise.all([1, 2, 3].map((size) => documents.put(cut(Buffer.from('the same'), size))))
    expect(left(folder)).toHaveLength(1)
  })

  it('leave nothing where the sender goes away', async () => {
    const folder = temporaryFolder()
    const documents = await openDocuments(folder)
    const broken = async function* () {
      yield Buffer.from('a beginning')
      throw new Error('gone')
    }
    await expect(documents.put(broken())).rejects.toThrow('gone')
    expect(left(folder)).toEqual([])
  })

  it('are refused above 50 MB, and where they are empty', async () => {
    const folder = temporaryFolder()
    const documents = await openDocuments(folder)
    let given = 0
    const endless = async function* () {
      for (const piece = Buffer.alloc(1024 * 1024); ; given += piece.length) yield piece
    }
    await expect(documents.put(endless())).rejects.toMatchObject({
      code: 'too_large',
      message: expect.stringContaining('50 MB'),
    })
    expect(given).toBeLessThanOrEqual(51 * 1024 * 1024)
    await expect(documents.put(cut(Buffer.alloc(0), 1))).rejects.toMatchObject({ code: 'invalid' })
    expect(left(folder)).toEqual([])
  })

  it('are not given out once they are damaged, and are healed by whoever brings them again', async () => {
    const folder = temporaryFolder()
    const documents = await openDocuments(folder)
    const bytes = Buffer.from('an invoice')
    const { sha256 } = await documents.put(cut(bytes, 4))
    writeFileSync(join(folder, sha256.slice(0, 2), sha256), 'an Invoice')
    await expect(documents.open(sha256)).rejects.toMatchObject({
      code: 'internal',
      message: expect.stringContaining(sha256),
    })
    await documents.put(cut(bytes, 4))
    expect((await read((await documents.open(sha256))?.bytes)).equals(bytes)).toBe(true)
  })

  it('are none under a name that nobody brought, or that is a path', async () => {
    const documents = await openDocuments(temporaryFolder())
    expect(await documents.open(hex('nothing'))).toBeNull()
    expect(await documents.open('../inventory.json')).toBeNull()
  })

  it('lose what was half received when the program was ended', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, '.half.part'), 'half')
    await openDocuments(folder)
    expect(existsSync(join(folder, '.half.part'))).toBe(false)
  })
})
