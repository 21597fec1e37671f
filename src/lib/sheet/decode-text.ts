import { isUtf8 } from 'node:buffer'
import { SheetProblem } from '#lib/sheet/sheet-problem.js'

export interface DecodedText {
  readonly text: string
  /** What the bytes were read as: `utf-8`, `utf-16le`, `windows-1250`, `windows-1251`, or as asked. */
  readonly encoding: string
}

const startsWith = (bytes: Uint8Array, ...mark: number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte)

/** Few other texts have even one letter that would do as UTF-8; more right ones than wrong is UTF-8 that was damaged. */
const isNearlyUtf8 = (bytes: Uint8Array): boolean => {
  const text = new TextDecoder('utf-8').decode(bytes)
  const wrong = text.match(/\uFFFD/g)?.length ?? 0
  const right = text.match(/[^\0-\x7f\uFFFD]/g)?.length ?? 0
  return wrong < right
}

/** @throws SheetProblem not-utf-8: reading it all the same would lose letters. */
const utf8Text = (bytes: Uint8Array): string => {
  if (isUtf8(bytes)) return new TextDecoder().decode(bytes)
  const before = new TextDecoder().decode(bytes).split('\uFFFD', 1)[0] ?? ''
  throw new SheetProblem('not-utf-8', { line: before.split(/\r\n?|\n/).length })
}

/** UTF-16 without a mark: every second byte of Latin text, and of separators and digits, is zero. */
const utf16Without = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null => {
  const looked = Math.min(bytes.length, 4096)
  let even = 0
  let odd = 0
  for (let at = 0; at < looked; at += 1)
    if (bytes[at] === 0) {
      if (at % 2 === 0) even += 1
      else odd += 1
    }
  if (odd > looked / 8 && odd > even * 4) return 'utf-16le'
  if (even > looked / 8 && even > odd * 4) return 'utf-16be'
  return null
}

const isLatinLetter = (byte: number | undefined): boolean =>
  byte !== undefined && ((byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122))

/**
 * Windows-1251 or windows-1250? Serbian words in Cyrillic are runs of high bytes; in Latin letters with a mark stand
 * one by one among plain ones.
 */
const cyrillicOrLatin = (bytes: Uint8Array): 'windows-1250' | 'windows-1251' => {
  let inRuns = 0
  let amongLatin = 0
  for (let at = 0; at < bytes.length; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue
    const isRun = (bytes[at - 1] ?? 0) >= 0x80 || (bytes[at + 1] ?? 0) >= 0x80
    if (isRun) inRuns += 1
    else if (isLatinLetter(bytes[at - 1]) || isLatinLetter(bytes[at + 1])) amongLatin += 1
  }
  return inRuns > amongLatin ? 'windows-1251' : 'windows-1250'
}

const encodingOf = (bytes: Uint8Array): string => {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return 'utf-8'
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le'
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be'
  return utf16Without(bytes) ?? (isUtf8(bytes) || isNearlyUtf8(bytes) ? 'utf-8' : cyrillicOrLatin(bytes))
}

/**
 * Reads bytes as text: by their mark, as UTF-8 where they are, else by how letters stand beside one another. `asked`
 * decides instead, where somebody knows.
 * @throws SheetProblem encoding: there is none of the name that was asked for; not-utf-8: it is UTF-8 but for some bytes.
 */
export const decodeText = (bytes: Uint8Array, asked: string | null): DecodedText => {
  const encoding = asked ?? encodingOf(bytes)
  try {
    const decoder = new TextDecoder(encoding)
    if (decoder.encoding === 'utf-8') return { text: utf8Text(bytes), encoding: 'utf-8' }
    return { text: decoder.decode(bytes), encoding: decoder.encoding }
  } catch (cause) {
    if (cause instanceof SheetProblem) throw cause
    throw new SheetProblem('encoding', { name: encoding }, { cause })
  }
}
