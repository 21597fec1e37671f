import { crc32, deflateRawSync } from 'node:zlib'

const dos = (mtime) => {
  const at = new Date(mtime * 1000)
  const date = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate()
  return { date, time: (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1) }
}

/** What stands of a file both before it and in the list at the end. */
const commonOf = ({ name, data }, packed, { date, time }) => {
  const common = Buffer.alloc(26)
  common.writeUInt16LE(20, 0)
  common.writeUInt16LE(0x800, 2)
  common.writeUInt16LE(8, 4)
  common.writeUInt16LE(time, 6)
  common.writeUInt16LE(date, 8)
  common.writeUInt32LE(crc32(data), 10)
  common.writeUInt32LE(packed.length, 14)
  common.writeUInt32LE(data.length, 18)
  common.writeUInt16LE(Buffer.byteLength(name), 22)
  return common
}

/** A zip file of `files`, all of the same age in seconds. Below 4 GB and 65536 files, as ours are. */
export const zipOf = (files, mtime) => {
  const parts = []
  const list = []
  let offset = 0
  for (const file of files) {
    const packed = deflateRawSync(file.data, { level: 9 })
    const common = commonOf(file, packed, dos(mtime))
    const name = Buffer.from(file.name)
    parts.push(Buffer.from('PK\x03\x04'), common, name, packed)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    list.push(Buffer.from('PK\x01\x02\x14\x00'), common, tail, name)
    offset += 30 + name.length + packed.length
  }
  const directory = Buffer.concat(list)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, directory, end])
}
