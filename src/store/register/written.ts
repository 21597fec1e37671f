import { type Collection, collections, type Register } from '#contract/register.js'
import { entryVersion } from '#domain/register/change.js'
import { sha256 } from '#lib/canonical.js'

/** JSON as people would write it, `depth` steps in. */
const indented = (value: unknown, depth: number): string =>
  JSON.stringify(value, null, 2).replaceAll('\n', `\n${'  '.repeat(depth)}`)

/** A list as it was last written: where in the file each of its entries ends. */
interface WrittenList {
  readonly entries: readonly object[]
  readonly begin: number
  readonly ends: Uint32Array
}

/** The bytes of a file, and where its lists are in it. */
export interface Written {
  readonly bytes: Buffer
  readonly lists: ReadonlyMap<string, WrittenList>
}

const isCollection = (name: string): name is Collection => (collections as readonly string[]).includes(name)

const comma = Buffer.from(',')

/** Room for some edits to come, so that the same memory serves again. */
const roomFor = (length: number): Buffer => Buffer.allocUnsafeSlow(length + Math.max(4096, length >> 5))

const joined = (pieces: readonly Uint8Array[], length: number, room: ArrayBufferLike | null): Buffer => {
  const bytes =
    room && room.byteLength >= length ? Buffer.from(room, 0, length) : roomFor(length).subarray(0, length)
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}

/** Collects the pieces of a file, most of them cut out of the one before. */
const openPieces = (before: Written | null) => {
  const pieces: Uint8Array[] = []
  let length = 0
  const put = (piece: Uint8Array) => {
    pieces.push(piece)
    length += piece.length
  }

  /** The entries of a list one after another, with commas between them. */
  const putList = (name: string, entries: readonly object[]): WrittenList => {
    const begin = length
    const ends = new Uint32Array(entries.length)
    const old = before?.lists.get(name)
    let places: Map<object, number> | undefined
    const placeOf = (entry: object, guess: number): number | undefined => {
      if (!old || old.entries[guess] === entry) return old && guess
      places ??= new Map(old.entries.map((of, place) => [of, place]))
      return places.get(entry)
    }
    let guess = 0
    for (let index = 0; index < entries.length; ) {
      const entry = entries[index] as object
      const place = placeOf(entry, guess)
      if (index > 0) put(comma)
      if (!before || !old || place === undefined) {
        put(Buffer.from(`\n    ${indented(entry, 2)}`))
        ends[index] = length
        index += 1
        guess += 1
        continue
      }
      const from = place === 0 ? old.begin : (old.ends[place - 1] ?? 0) + 1
      const shift = length - from
      let at = place
      for (; index < entries.length && entries[index] === old.entries[at]; index += 1, at += 1)
        ends[index] = (old.ends[at] ?? 0) + shift
      put(before.bytes.subarray(from, old.ends[at - 1]))
      guess = at
    }
    return { entries, begin, ends }
  }
  return { put, putList, bytes: (room: ArrayBufferLike | null) => joined(pieces, length, room) }
}

/**
 * The text of a register: the very bytes of `JSON.stringify(register, null, 2)` and a line's end. What stands in
 * `before` as it is, entry for entry the same objects, is taken over from there. `room` is memory that nobody needs.
 */
export const writeRegister = (
  register: Register,
  before: Written | null = null,
  room: ArrayBufferLike | null = null,
): Written => {
  const lists = new Map<string, WrittenList>()
  const { put, putList, bytes } = openPieces(before)
  const putText = (text: string) => put(Buffer.from(text))
  for (const [index, [name, value]] of Object.entries(register).entries()) {
    putText(`${index === 0 ? '{' : ','}\n  ${JSON.stringify(name)}: `)
    if (!isCollection(name)) putText(indented(value, 1))
    else {
      const entries = value as readonly object[]
      putText('[')
      lists.set(name, putList(name, entries))
      putText(entries.length > 0 ? '\n  ]' : ']')
    }
  }
  putText('\n}\n')
  return { bytes: bytes(room), lists }
}

/** Hash of all that a register says: the same for the same, whoever wrote it and in whatever form. */
export const registerVersion = (register: Register): string => {
  const said = [String(register.format), entryVersion(register.organisation)]
  for (const name of collections) {
    said.push(name)
    for (const entry of register[name]) said.push(entryVersion(entry))
  }
  return sha256(said.join('\n'))
}
