import { promisify } from 'node:util'
import { deflateSync, gunzip, gzipSync, inflate } from 'node:zlib'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'

export type Packing = 'zlib' | 'gzip' | 'plain'

const unzip = { zlib: promisify(inflate), gzip: promisify(gunzip) }

/** By what is in it: agents of one family have named the same thing in several ways. */
const packingOf = ([first, second]: Uint8Array): Packing => {
  if (first === 0x1f && second === 0x8b) return 'gzip'
  return first === 0x78 && second !== undefined && (first * 256 + second) % 31 === 0 ? 'zlib' : 'plain'
}

/**
 * A body without its packing.
 * @throws Problem invalid, where it is damaged; too_large, where it is more than `limit` bytes by then.
 */
export const unpack = async (
  body: Uint8Array,
  limit: number,
): Promise<{ readonly packing: Packing; readonly bytes: Uint8Array }> => {
  const packing = packingOf(body)
  if (packing === 'plain') return { packing, bytes: body }
  try {
    return { packing, bytes: await unzip[packing](body, { maxOutputLength: limit }) }
  } catch (cause) {
    if (cause instanceof RangeError)
      throw new Problem('too_large', said`The inventory is larger than ${limit / 1024 / 1024} MiB.`)
    throw new Problem('invalid', said`The body begins as ${packing} and is damaged.`, { cause })
  }
}

export const packed = (text: string, packing: Packing): Uint8Array<ArrayBuffer> => {
  const bytes = Buffer.from(text)
  const done = packing === 'zlib' ? deflateSync(bytes) : packing === 'gzip' ? gzipSync(bytes) : bytes
  return new Uint8Array(done)
}
