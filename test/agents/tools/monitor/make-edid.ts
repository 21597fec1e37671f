export interface EdidParts {
  readonly maker?: string
  readonly number?: number
  readonly year?: number
  readonly centimetres?: readonly [number, number]
  readonly millimetres?: readonly [number, number] | null
  readonly name?: string
  readonly serial?: string
}

const textBlock = (kind: number, text: string): number[] => [
  ...[0, 0, 0, kind, 0],
  ...Buffer.from(`${text}\n`.padEnd(13, ' ').slice(0, 13), 'latin1'),
]

/** An EDID with the parts that a test is about, laid out as VESA E-EDID 1.4 says. */
export const makeEdid = ({
  maker = 'DEL',
  number = 0,
  year = 2021,
  centimetres = [51, 29],
  millimetres = [509, 286],
  name,
  serial,
}: EdidParts): Buffer => {
  const edid = Buffer.alloc(128)
  edid.set([0, 255, 255, 255, 255, 255, 255, 0])
  edid.writeUInt16BE(
    [...maker].reduce((bits, letter) => bits * 32 + letter.charCodeAt(0) - 64, 0),
    8,
  )
  edid.writeUInt32LE(number, 12)
  edid.set([43, year - 1990, 1, 4, 0xa5, ...centimetres], 16)
  if (millimetres) {
    const [width, height] = millimetres
    edid.writeUInt16LE(14850, 54)
    edid.set([width & 255, height & 255, ((width >> 8) << 4) | (height >> 8)], 54 + 12)
  }
  if (serial !== undefined) edid.set(textBlock(0xff, serial), 72)
  if (name !== undefined) edid.set(textBlock(0xfc, name), 90)
  edid[127] = (256 - (edid.reduce((sum, byte) => sum + byte, 0) % 256)) % 256
  return edid
}
