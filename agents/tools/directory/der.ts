/** One element of DER: its tag, its length and what is in it. */
export const der = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts)
  const head =
    body.length < 0x80
      ? Buffer.from([tag, body.length])
      : Buffer.from([tag, 0x82, body.length >> 8, body.length & 255])
  return Buffer.concat([head, body])
}

export const derNumber = (value: number, tag = 2): Buffer =>
  der(
    tag,
    value < 0x80 ? Buffer.from([value]) : Buffer.from([0, value >> 24, value >> 16, value >> 8, value]),
  )

export const derText = (text: string, tag: number): Buffer => der(tag, Buffer.from(text, 'utf8'))

export interface DerElement {
  readonly tag: number
  readonly body: Buffer
}

/** The elements that stand one after the other in `octets`; what breaks off at the end is left out. */
export const derElements = (octets: Buffer): DerElement[] => {
  const found: DerElement[] = []
  let at = 0
  while (at + 2 <= octets.length) {
    const tag = octets[at] ?? 0
    const first = octets[at + 1] ?? 0
    const size = first < 0x80 ? 0 : first & 0x7f
    if (size > 4 || at + 2 + size > octets.length) break
    const length = size === 0 ? first : octets.readUIntBE(at + 2, size)
    const from = at + 2 + size
    if (from + length > octets.length) break
    found.push({ tag, body: octets.subarray(from, from + length) })
    at = from + length
  }
  return found
}
