import { inflateRawSync } from 'node:zlib'
import type { SheetLimits } from '#lib/sheet/limits.js'
import { SheetProblem } from '#lib/sheet/sheet-problem.js'

interface Entry {
  readonly method: number
  readonly isEncrypted: boolean
  readonly packed: number
  readonly size: number
  readonly offset: number
}

/** The parts of a ZIP file; each is inflated when it is asked for. */
export interface Archive {
  has(name: string): boolean
  /** @throws SheetProblem damaged, password, or bomb: it stops inflating at the limit, whatever the file says. */
  read(name: string): Uint8Array
}

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50
const mostEntries = 10_000

const damaged = (detail: string, cause?: unknown) => new SheetProblem('damaged', { detail }, { cause })

const findEnd = (view: DataView): number => {
  const last = view.byteLength - 22
  for (let at = last; at >= Math.max(0, last - 0xffff); at -= 1)
    if (view.getUint32(at, true) === endSignature) return at
  throw damaged('the directory of the archive is missing; the file may be cut off')
}

const directory = (bytes: Uint8Array, view: DataView): Map<string, Entry> => {
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  if (count > mostEntries) throw damaged(`it has ${count} parts`)
  const names = new TextDecoder()
  const entries = new Map<string, Entry>()
  let at = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== entrySignature)
      throw damaged('the directory of the archive is wrong')
    const nameLength = view.getUint16(at + 28, true)
    entries.set(names.decode(bytes.subarray(at + 46, at + 46 + nameLength)), {
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

/**
 * Opens a ZIP file without inflating anything.
 * @throws SheetProblem damaged.
 */
export const openArchive = (bytes: Uint8Array, limits: SheetLimits): Archive => {
  if (bytes.length < 22) throw damaged('it is too short for an archive')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = directory(bytes, view)
  let left = limits.inflatedBytes
  const bomb = (name: string) =>
    new SheetProblem('bomb', { part: name, mebibytes: Math.round(limits.inflatedBytes / 1024 / 1024) })

  const inflate = (name: string, entry: Entry): Uint8Array => {
    if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== localSignature)
      throw damaged(`${name} is not where the archive says`)
    const from =
      entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
    const packed = bytes.subarray(from, from + entry.packed)
    if (packed.length < entry.packed) throw damaged(`${name} is cut off`)
    if (entry.method === 0) return packed
    if (entry.method !== 8) throw damaged(`${name} is packed in a way that spreadsheets do not use`)
    // Whatever size the archive states: this is where inflating ends.
    const most = Math.min(left, Math.max(limits.ratioFromBytes, packed.length * limits.ratio))
    if (entry.size > most) throw bomb(name)
    try {
      return inflateRawSync(packed, { maxOutputLength: most })
    } catch (error) {
      if (error instanceof RangeError) throw bomb(name)
      throw damaged(`${name} cannot be inflated`, error)
    }
  }

  return {
    has: (name) => entries.has(name),
    read: (name) => {
      const entry = entries.get(name)
      if (!entry) throw damaged(`it has no ${name}`)
      if (entry.isEncrypted) throw new SheetProblem('password')
      const content = inflate(name, entry)
      left -= content.length
      if (left < 0) throw bomb(name)
      return content
    },
  }
}
