import type { Socket } from 'node:net'
import { ProbeError } from '../probe.js'

export interface Exchange {
  readonly host: string
  readonly port: number
  readonly protocol: 'tcp' | 'udp'
  /** What is said first; null where it is enough that somebody listens. */
  readonly send: Uint8Array | null
  readonly timeoutMs: number
}

const failure = (where: string, error: NodeJS.ErrnoException): ProbeError => {
  const reason =
    error.code === 'ECONNREFUSED' || error.code === 'ENOTFOUND'
      ? 'absent'
      : error.code === 'ETIMEDOUT'
        ? 'timeout'
        : 'unreadable'
  return new ProbeError(reason, `${where}: ${error.code ?? error.message}`, { cause: error })
}

const silent = (where: string): ProbeError => new ProbeError('timeout', `no answer from ${where}`)

const overTcp = ({ host, port, send, timeoutMs }: Exchange): Promise<Buffer> => {
  const where = `${host}:${port}`
  const { connect } = process.getBuiltinModule('node:net')
  return new Promise((resolve, reject) => {
    const socket: Socket = connect({ host, port })
    const timer = setTimeout(() => end(() => reject(silent(where))), timeoutMs)
    const end = (then: () => void): void => {
      clearTimeout(timer)
      socket.destroy()
      then()
    }
    socket.once('error', (error) => end(() => reject(failure(where, error))))
    socket.once('close', () =>
      end(() => reject(new ProbeError('unreadable', `${where} closes the connection`))),
    )
    socket.once('data', (data: Buffer) => end(() => resolve(data)))
    socket.once('connect', () => {
      if (send === null) end(() => resolve(Buffer.alloc(0)))
      else socket.write(send)
    })
  })
}

const overUdp = ({ host, port, send, timeoutMs }: Exchange): Promise<Buffer> => {
  const where = `${host}:${port}`
  const { createSocket } = process.getBuiltinModule('node:dgram')
  return new Promise((resolve, reject) => {
    const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4')
    const timer = setTimeout(() => end(() => reject(silent(where))), timeoutMs)
    const end = (then: () => void): void => {
      clearTimeout(timer)
      socket.removeAllListeners().on('error', () => undefined)
      socket.close()
      then()
    }
    socket.once('error', (error) => end(() => reject(failure(where, error))))
    socket.once('message', (data) => end(() => resolve(data)))
    // Connected, a port where nobody listens says so.
    socket.connect(port, host, (error?: Error) => {
      if (error) end(() => reject(failure(where, error)))
      else socket.send(send ?? Buffer.alloc(0))
    })
  })
}

/** Says something and takes the first thing that is answered. */
export const exchange = (asking: Exchange): Promise<Buffer> =>
  asking.protocol === 'tcp' ? overTcp(asking) : overUdp(asking)
