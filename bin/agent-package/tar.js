// Reads what npm packs and writes archives that come out the same each time: no user, no clock.
const block = 512
const textIn = (bytes) => bytes.toString('latin1').split('\0', 1)[0]

/** The files of an unpacked `.tgz`, by name. */
export const readTar = (bytes) => {
  const files = new Map()
  for (let at = 0; at + block <= bytes.length && bytes[at] !== 0; ) {
    const name = textIn(bytes.subarray(at, at + 100))
    const prefix = textIn(bytes.subarray(at + 345, at + 500))
    const size = Number.parseInt(textIn(bytes.subarray(at + 124, at + 136)), 8)
    const type = bytes[at + 156]
    if (type === 0 || type === 48)
      files.set(prefix ? `${prefix}/${name}` : name, bytes.subarray(at + block, at + block + size))
    at += block + Math.ceil(size / block) * block
  }
  return files
}

/** A long name is split at a slash: 155 bytes before it, 100 behind. */
const split = (name) => {
  if (name.length <= 100) return ['', name]
  const at = name.indexOf('/', name.length - 101)
  if (at < 0 || at > 155) throw new Error(`${name} is too long a name for an archive`)
  return [name.slice(0, at), name.slice(at + 1)]
}

const headerOf = ({ name, data, mode }, mtime) => {
  const header = Buffer.alloc(block)
  const [prefix, last] = split(name)
  const octal = (value, at, width) => header.write(value.toString(8).padStart(width - 1, '0'), at)
  header.write(last, 0)
  octal(mode, 100, 8)
  octal(0, 108, 8)
  octal(0, 116, 8)
  octal(data.length, 124, 12)
  octal(mtime, 136, 12)
  header.write('        0', 148)
  header.write('ustar\x0000', 257)
  header.write('root', 265)
  header.write('root', 297)
  header.write(prefix, 345)
  header.write(
    `${[...header]
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, '0')}\0 `,
    148,
  )
  return header
}

/** An archive of `files`, all of the same age in seconds. */
export const tarOf = (files, mtime) =>
  Buffer.concat([
    ...files.flatMap((file) => [
      headerOf(file, mtime),
      file.data,
      Buffer.alloc((block - (file.data.length % block)) % block),
    ]),
    Buffer.alloc(2 * block),
  ])
