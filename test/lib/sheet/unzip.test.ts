import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { sheetLimits } from '#lib/sheet/limits.js'
import { openArchive } from '#lib/sheet/unzip.js'

const limits = { ...sheetLimits, inflatedBytes: 1024 * 1024, ratioFromBytes: 64 * 1024 }
const zeros = (size: number) => new Uint8Array(size)

/** Writes another size into the directory of an archive than its part has. */
const claiming = (archive: Uint8Array, size: number): Uint8Array => {
  const bytes = Uint8Array.from(archive)
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < bytes.length - 4; at += 1)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true)
  return bytes
}

describe('an archive', () => {
  it('gives its parts, packed or not', () => {
    const archive = openArchive(
      zipSync({ 'a/b.txt': strToU8('здраво'), c: [strToU8('x'), { level: 0 }] }),
      limits,
    )
    expect(Buffer.from(archive.read('a/b.txt')).toString()).toBe('здраво')
    expect(Buffer.from(archive.read('c')).toString()).toBe('x')
    expect(archive.has('d')).toBe(false)
  })

  it('is not inflated beyond the limit, whatever size it states', () => {
    const packed = zipSync({ a: zeros(50 * 1024 * 1024) })
    expect(packed.length).toBeLessThan(60_000)
    expect(() => openArchive(packed, limits).read('a')).toThrow(expect.objectContaining({ reason: 'bomb' }))
    expect(() => openArchive(claiming(packed, 100), limits).read('a')).toThrow(
      expect.objectContaining({ reason: 'bomb' }),
    )
  })

  it('is not inflated beyond the limit by many parts either', () => {
    const packed = zipSync(
      Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`p${n}`, zeros(60 * 1024)])),
    )
    const archive = openArchive(packed, limits)
    const all = () => {
      for (let part = 0; part < 40; part += 1) archive.read(`p${part}`)
    }
    expect(all).toThrow(expect.objectContaining({ reason: 'bomb' }))
  })

  it('is refused where it is cut off, anywhere', () => {
    const packed = zipSync({ a: strToU8('x'.repeat(1000)) })
    for (const size of [0, 10, 40, packed.length - 30, packed.length - 1])
      expect(() => openArchive(packed.subarray(0, size), limits).read('a')).toThrow(
        expect.objectContaining({ reason: 'damaged' }),
      )
  })

  it('says that a part is encrypted', () => {
    const packed = zipSync({ a: strToU8('x') })
    const view = new DataView(packed.buffer)
    for (let at = 0; at < packed.length - 4; at += 1)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, 1, true)
    expect(() => openArchive(packed, limits).read('a')).toThrow(
      expect.objectContaining({ reason: 'password' }),
    )
  })
})
