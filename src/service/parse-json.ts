import { Problem } from '#lib/problem.js'

const decoder = new TextDecoder('utf-8', { fatal: true })

/** The first byte that is no UTF-8. */
const brokenByte = (body: Uint8Array): number => {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(body)
  let at = 0
  for (const character of text) {
    // A replacement character may also have been sent as such.
    if (character === '\ufffd' && !(body[at] === 0xef && body[at + 1] === 0xbf && body[at + 2] === 0xbd))
      break
    at += Buffer.byteLength(character)
  }
  return at
}

const decode = (body: Uint8Array, what: string): string => {
  try {
    return decoder.decode(body)
  } catch (cause) {
    throw new Problem('invalid', `${what} is no UTF-8: byte ${brokenByte(body)} is wrong.`, { cause })
  }
}

const isWhole = (value: unknown): boolean => typeof value !== 'string' || value.isWellFormed()

/** Where a text, or a name, holds half of a surrogate pair. Without recursion: a sender says how deep it goes. */
const brokenText = (root: unknown): string | null => {
  const waiting: [string, unknown][] = [['', root]]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [path, value] = next
    if (!isWhole(value)) return path
    if (typeof value !== 'object' || value === null) continue
    for (const [name, inner] of Object.entries(value)) {
      const below = path === '' ? name : `${path}.${name}`
      if (!isWhole(name)) return below
      waiting.push([below, inner])
    }
  }
  return null
}

/** So much is still read in a fraction of a second, and its place be told. */
const deepest = 150_000
const mostValues = 500_000
/** What is shorter takes the reader no time, whatever it is. */
const harmlessLength = 16_384

/** Why a text would take the reader seconds; null where it would not. Whoever sends such means harm. */
const excessOf = (text: string): string | null => {
  if (text.length <= harmlessLength) return null
  let depth = 0
  let values = 1
  let isInText = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (isInText) {
      if (code === 0x5c) at++
      else if (code === 0x22) isInText = false
    } else if (code === 0x22) isInText = true
    else if (code === 0x2c) values++
    else if (code === 0x5b || code === 0x7b) {
      depth++
      values++
      if (depth > deepest) return `is more than ${deepest} levels deep`
    } else if (code === 0x5d || code === 0x7d) depth--
  }
  return values > mostValues ? `holds more than ${mostValues} values` : null
}

/**
 * JSON as it came over the wire. Half a surrogate pair, which JSON can write and UTF-8 cannot, is refused: a database
 * would keep another text than was sent.
 * @throws Problem invalid, naming the place.
 */
export const parseJson = (body: Uint8Array, what: string): unknown => {
  const text = decode(body, what)
  const excess = excessOf(text)
  if (excess !== null) throw new Problem('invalid', `${what} ${excess}.`)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'unreadable'
    throw new Problem('invalid', `${what} is no JSON: ${why}.`, { cause })
  }
  // Only an escape can bring one in, and hardly any report has such an escape.
  const where = text.includes('\\ud') || text.includes('\\uD') ? brokenText(value) : null
  if (where !== null)
    throw new Problem('invalid', `${what} holds a text that cannot be kept.`, {
      faults: [{ where: where.toWellFormed(), what: 'holds half of a surrogate pair' }],
    })
  return value
}
