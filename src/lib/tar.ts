import { Problem } from './problem.js'

/** Everything in a tar archive comes in blocks of this size. */
export const blockBytes = 512

/** The zeros that follow a file of this size, up to the next block. */
export const paddingOf = (sizeBytes: number): number => (blockBytes - (sizeBytes % blockBytes)) % blockBytes

/** What an archive ends with. */
export const tarEnd = Buffer.alloc(2 * blockBytes)

const checksumAt = 148
const mostOctal = 8 ** 11

const split = (name: string): readonly [string, string] => {
  if (Buffer.byteLength(name) <= 100) return ['', name]
  for (let slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
    const parts = [name.slice(0, slash), name.slice(slash + 1)] as const
    if (Buffer.byteLength(parts[0]) <= 155 && Buffer.byteLength(parts[1]) <= 100) return parts
  }
  throw new Problem('invalid', `the name ${name} is too long for a tar archive`)
}

const octal = (value: number, digits: number): string => `${value.toString(8).padStart(digits, '0')}\0`

const checksum = (header: Buffer): number =>
  header.reduce((sum, byte, at) => sum + (at >= checksumAt && at < checksumAt + 8 ? 0x20 : byte), 0)

/** The header of a file that its owner alone may read, as ustar has it; above 8 GiB the size is written as GNU tar does. */
export const tarHeader = (name: string, sizeBytes: number, modifiedMs: number): Buffer => {
  const header = Buffer.alloc(blockBytes)
  const [prefix, last] = split(name)
  header.write(last, 0)
  header.write(octal(0o600, 7), 100)
  header.write(octal(0, 7), 108)
  header.write(octal(0, 7), 116)
  if (sizeBytes < mostOctal) header.write(octal(sizeBytes, 11), 124)
  else {
    header[124] = 0x80
    header.writeBigUInt64BE(BigInt(sizeBytes), 128)
  }
  header.write(octal(Math.floor(modifiedMs / 1000), 11), 136)
  header.write('0', 156)
  header.write('ustar\x0000', 257)
  header.write(octal(0, 7), 329)
  header.write(octal(0, 7), 337)
  header.write(prefix, 345)
  header.write(`${checksum(header).toString(8).padStart(6, '0')}\0 `, checksumAt)
  return header
}

/** Name and size of the ordinary file that a header announces; null where it is no such header or a damaged one. */
export const readTarHeader = (
  header: Buffer,
): { readonly name: string; readonly sizeBytes: number } | null => {
  const field = (from: number, length: number) =>
    header.toString('utf8', from, from + length).split('\0')[0] ?? ''
  if (header.length !== blockBytes || field(257, 5) !== 'ustar' || header[156] !== 0x30) return null
  if (Number.parseInt(field(checksumAt, 8), 8) !== checksum(header)) return null
  const sizeBytes =
    header[124] === 0x80 ? Number(header.readBigUInt64BE(128)) : Number.parseInt(field(124, 12), 8)
  const prefix = field(345, 155)
  return { name: prefix ? `${prefix}/${field(0, 100)}` : field(0, 100), sizeBytes }
}
