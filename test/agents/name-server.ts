import { createSocket } from 'node:dgram'
import type { AddressInfo } from 'node:net'

const types = { A: 1, NS: 2, MX: 15, TXT: 16, AAAA: 28, SRV: 33, DS: 43, CAA: 257 } as const

/** Records by type and name: `MX example.rs`. */
export type Zone = Readonly<Record<string, readonly string[]>>

const nameOf = (name: string): Buffer =>
  Buffer.concat([
    ...name.split('.').map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)])),
    Buffer.from([0]),
  ])

const chunks = (text: string): Buffer =>
  Buffer.concat(
    (text.match(/.{1,255}/gs) ?? []).map((part) =>
      Buffer.concat([Buffer.from([part.length]), Buffer.from(part)]),
    ),
  )

const dataOf = (type: keyof typeof types, value: string): Buffer => {
  switch (type) {
    case 'A':
      return Buffer.from(value.split('.').map(Number))
    case 'MX': {
      const [priority = '0', host = ''] = value.split(' ')
      return Buffer.concat([Buffer.from([0, Number(priority)]), nameOf(host)])
    }
    case 'SRV': {
      const [port = '389', host = ''] = value.split(' ')
      return Buffer.concat([Buffer.from([0, 0, 0, 100, Number(port) >> 8, Number(port) & 255]), nameOf(host)])
    }
    case 'NS':
      return nameOf(value)
    case 'TXT':
      return chunks(value)
    case 'CAA':
      return Buffer.concat([Buffer.from([0, 5]), Buffer.from('issue'), Buffer.from(value)])
    default:
      return Buffer.from(value)
  }
}

const questionOf = (message: Buffer): { name: string; type: keyof typeof types | undefined; end: number } => {
  const labels: string[] = []
  let at = 12
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.subarray(at + 1, at + 1 + length).toString('latin1'))
    at += length + 1
  }
  const number = message.readUInt16BE(at + 1)
  const type = (Object.keys(types) as (keyof typeof types)[]).find((key) => types[key] === number)
  return { name: labels.join('.').toLowerCase(), type, end: at + 5 }
}

const answerTo = (message: Buffer, zone: Zone): Buffer => {
  const { name, type, end } = questionOf(message)
  const values = type === undefined ? [] : (zone[`${type} ${name}`] ?? [])
  const isKnown = Object.keys(zone).some((key) => key.endsWith(` ${name}`))
  const head = Buffer.from(message.subarray(0, 12))
  head.set([0x81, isKnown ? 0x80 : 0x83, 0, 1, 0, values.length, 0, 0, 0, 0], 2)
  const records = values.map((value) => {
    const data = dataOf(type ?? 'A', value)
    const fields = Buffer.alloc(12)
    fields.writeUInt16BE(0xc00c, 0)
    fields.writeUInt16BE(types[type ?? 'A'], 2)
    fields.writeUInt16BE(1, 4)
    fields.writeUInt32BE(60, 6)
    fields.writeUInt16BE(data.length, 10)
    return Buffer.concat([fields, data])
  })
  return Buffer.concat([head, message.subarray(12, end), ...records])
}

/** Runs `use` with the address of a name server that answers what is in `zone`. */
export const withNameServer = async <T>(zone: Zone, use: (server: string) => Promise<T>): Promise<T> => {
  const socket = createSocket('udp4')
  socket.on('message', (message, { address, port }) => socket.send(answerTo(message, zone), port, address))
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  try {
    return await use(`127.0.0.1:${(socket.address() as AddressInfo).port}`)
  } finally {
    socket.close()
  }
}
