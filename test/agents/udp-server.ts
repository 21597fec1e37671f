import { createSocket } from 'node:dgram'
import type { AddressInfo } from 'node:net'

/** Runs `use` with the port of a server that answers each packet by `answer`, and nothing where that is null. */
export const withUdpServer = async <T>(
  answer: (message: Buffer) => Buffer | null,
  use: (port: number) => Promise<T>,
): Promise<T> => {
  const socket = createSocket('udp4')
  socket.on('message', (message, { address, port }) => {
    const said = answer(message)
    if (said) socket.send(said, port, address)
  })
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  try {
    return await use((socket.address() as AddressInfo).port)
  } finally {
    socket.close()
  }
}
