import { ProbeError } from '../../probe.js'

const typeDs = 43
const typeOpt = 41

const nameOf = (name: string): Buffer =>
  Buffer.concat([
    ...name.split('.').flatMap((label) => {
      const octets = Buffer.from(label, 'latin1')
      return octets.length === 0 ? [] : [Buffer.from([octets.length]), octets]
    }),
    Buffer.from([0]),
  ])

/** Asks for the DS of a domain, by which the zone above vouches for its keys: Node.js has no question for it. */
export const dsQuestion = (domain: string, id: number): Buffer =>
  Buffer.concat([
    Buffer.from([id >> 8, id & 255, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1]),
    nameOf(domain),
    Buffer.from([0, typeDs, 0, 1]),
    // EDNS: an answer of up to 1232 octets.
    Buffer.from([0, 0, typeOpt, 0x04, 0xd0, 0, 0, 0, 0, 0, 0]),
  ])

const endOfName = (message: Buffer, from: number): number => {
  let at = from
  while (at < message.length) {
    const length = message[at] ?? 0
    if (length === 0) return at + 1
    if (length >= 0xc0) return at + 2
    at += length + 1
  }
  throw new ProbeError('unreadable', 'the name server’s answer breaks off')
}

/** Whether an answer holds a DS. */
export const hasDs = (message: Buffer, id: number): boolean => {
  if (message.length < 12 || message.readUInt16BE(0) !== id)
    throw new ProbeError('unreadable', 'the name server answers something else')
  const code = (message[3] ?? 0) & 15
  // No such name, at the zone above, is an answer too.
  if (code !== 0 && code !== 3)
    throw new ProbeError('unreadable', `the name server refuses DS (code ${code})`)
  let at = 12
  for (let left = message.readUInt16BE(4); left > 0; left--) at = endOfName(message, at) + 4
  for (let left = message.readUInt16BE(6); left > 0; left--) {
    at = endOfName(message, at)
    if (at + 10 > message.length) throw new ProbeError('unreadable', 'the name server’s answer breaks off')
    if (message.readUInt16BE(at) === typeDs) return true
    at += 10 + message.readUInt16BE(at + 8)
  }
  return false
}
