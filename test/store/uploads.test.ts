import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openUploads } from '#store/uploads.js'

let folder: string
let now = '2026-11-22T07:00:00.000Z'
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'popis-uploads-'))
  now = '2026-11-22T07:00:00.000Z'
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function* pieces(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text)
}

const open = () => openUploads(folder, { now: () => now }, 10)

describe('a file that waits', () => {
  it('is there for who sent it, with what was noted, and for nobody else', async () => {
    const uploads = await open()
    const sent = await uploads.put('ana', 'a.csv', pieces('ab', 'c'))
    await uploads.note(sent, { into: 'assets' })
    const found = await (await open()).get('ana', sent.id)
    expect(found).toMatchObject({ id: sent.id, name: 'a.csv', note: { into: 'assets' } })
    expect(readFileSync(found?.path ?? '', 'utf8')).toBe('abc')
    expect(await uploads.get('jovan', sent.id)).toBeNull()
    expect(await uploads.get('ana', '../ana')).toBeNull()
  })

  it('is gone after an hour, and from the disk when the next one comes', async () => {
    const uploads = await open()
    const sent = await uploads.put('ana', 'a.csv', pieces('x'))
    now = '2026-11-22T08:00:00.001Z'
    expect(await uploads.get('ana', sent.id)).toBeNull()
    expect(existsSync(sent.path)).toBe(true)
    await uploads.put('ana', 'b.csv', pieces('y'))
    expect(existsSync(sent.path)).toBe(false)
    expect(readdirSync(folder)).toHaveLength(2)
  })

  it('is not kept out by one of which only a part was noted', async () => {
    writeFileSync(join(folder, '0.json'), '{"owner":"an')
    writeFileSync(join(folder, '0.file'), 'x')
    const uploads = await open()
    const sent = await uploads.put('ana', 'a.csv', pieces('x'))
    expect(await uploads.get('ana', sent.id)).toMatchObject({ name: 'a.csv' })
    expect(readdirSync(folder)).toHaveLength(2)
  })

  it('leaves nothing where it is too large, empty, breaks off, or is taken away', async () => {
    const uploads = await open()
    await expect(uploads.put('ana', 'a', pieces('12345', '678901'))).rejects.toMatchObject({
      code: 'too_large',
    })
    await expect(uploads.put('ana', 'a', pieces())).rejects.toMatchObject({ code: 'invalid' })
    const breaking = (async function* () {
      yield Buffer.from('x')
      throw new Error('gone')
    })()
    await expect(uploads.put('ana', 'a', breaking)).rejects.toThrow('gone')
    await uploads.remove(await uploads.put('ana', 'a', pieces('x')))
    expect(readdirSync(folder)).toEqual([])
  })
})
