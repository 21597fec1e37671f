const magic = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

const utf16 = (name: string): Buffer => Buffer.from(name, 'utf16le')

/** What the container of older office files holds; null where it is none. */
export const compoundFileOf = (bytes: Uint8Array): 'encrypted' | 'excel' | 'word' | 'other' | null => {
  if (!magic.every((byte, index) => bytes[index] === byte)) return null
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (all.includes(utf16('EncryptedPackage'))) return 'encrypted'
  if (all.includes(utf16('WordDocument'))) return 'word'
  return all.includes(utf16('Workbook')) || all.includes(utf16('Book')) ? 'excel' : 'other'
}
