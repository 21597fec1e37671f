import { meaningful } from '#lib/firmware-text.js'
import { makerName } from './maker-names.js'
import { measured, type Size, sizeOf } from './size.js'

export interface Monitor extends Size {
  readonly manufacturer: string | null
  readonly model: string | null
  readonly serial: string | null
  readonly madeInYear: number | null
}

const blockBytes = 128
const header = [0, 255, 255, 255, 255, 255, 255, 0]
const descriptorBytes = 18
const descriptors = [54, 72, 90, 108]

const isWhole = (edid: Uint8Array): boolean =>
  edid.length >= blockBytes &&
  header.every((byte, index) => edid[index] === byte) &&
  edid.subarray(0, blockBytes).reduce((sum, byte) => sum + byte, 0) % 256 === 0

/** Three letters of five bits each, A being 1. */
const makerCode = (edid: DataView): string => {
  const bits = edid.getUint16(8)
  return [10, 5, 0].map((shift) => String.fromCharCode(64 + ((bits >> shift) & 31))).join('')
}

const textKinds = { serial: 0xff, name: 0xfc, text: 0xfe } as const

/** The text of the first descriptor of that kind: up to 13 characters, ended by a line feed. */
const readText = (edid: Uint8Array, kind: keyof typeof textKinds): string | null => {
  const at = descriptors.find(
    (start) => edid[start] === 0 && edid[start + 1] === 0 && edid[start + 3] === textKinds[kind],
  )
  if (at === undefined) return null
  const [line = ''] = Buffer.from(edid.subarray(at + 5, at + descriptorBytes))
    .toString('latin1')
    .split(/[\n\r\0]/)
  return meaningful(line)
}

/** Millimetres of the preferred timing. */
const timingSize = (edid: Uint8Array): [number, number] | null => {
  const [at = 0] = descriptors
  if (edid[at] === 0 && edid[at + 1] === 0) return null
  const high = edid[at + 14] ?? 0
  return [(edid[at + 12] ?? 0) + ((high >> 4) << 8), (edid[at + 13] ?? 0) + ((high & 15) << 8)]
}

/** A number that is no default: makers leave 0, 1 and 01010101 where they print none. */
const numericSerial = (edid: DataView): string | null => {
  const number = edid.getUint32(12, true)
  return [0, 1, 0x01010101, 0xffffffff].includes(number) ? null : String(number)
}

const madeInYear = (edid: Uint8Array): number | null => {
  const year = edid[17] ?? 0
  return year === 0 ? null : 1990 + year
}

/** What a monitor says of itself (VESA E-EDID 1.x, its first block); null where the bytes are no EDID or damaged. */
export const readEdid = (edid: Uint8Array): Monitor | null => {
  if (!isWhole(edid)) return null
  const view = new DataView(edid.buffer, edid.byteOffset, blockBytes)
  const size = measured(timingSize(edid), [edid[21] ?? 0, edid[22] ?? 0])
  return {
    manufacturer: makerName(makerCode(view)),
    model: readText(edid, 'name') ?? readText(edid, 'text'),
    serial: readText(edid, 'serial') ?? numericSerial(view),
    madeInYear: madeInYear(edid),
    ...(size ?? sizeOf(null, null, null)),
  }
}
