import type { AddressInfo, Server, Socket } from 'node:net'

/** Runs `use` with the port of a server on 127.0.0.1, and ends the server with all its connections. */
export const listenOn = async <T>(server: Server, use: (port: number) => Promise<T>): Promise<T> => {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    return await use((server.address() as AddressInfo).port)
  } finally {
    for (const socket of sockets) socket.destroy()
    await new Promise<unknown>((resolve) => server.close(resolve))
  }
}
