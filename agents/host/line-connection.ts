import { connect, type Socket } from 'node:net'
import { StringDecoder } from 'node:string_decoder'
import { ProbeError } from '../probe.js'
import { secureSocket, type TlsTrust } from './tls-over-lines.js'

/** A conversation in lines, such as upsd holds. */
export interface LineConnection {
  /** Writes a line. */
  send(line: string): void
  /** The next line that the other side says, without its line end. */
  receive(): Promise<string>
  /** Goes on in TLS, after both sides have said that they will; the connection itself is then no longer used. */
  secure(trust: TlsTrust): Promise<LineConnection>
  close(): void
}

const longestLine = 64 * 1024
/** More than all UPSes of a town say: who says more does not end. */
const mostOctets = 8 * 1024 * 1024

const failure = (where: string, error: NodeJS.ErrnoException): ProbeError =>
  error.code === 'ECONNREFUSED'
    ? new ProbeError('absent', `nothing listens at ${where}`, { cause: error })
    : error.code === 'ETIMEDOUT'
      ? new ProbeError('timeout', `no answer from ${where}`, { cause: error })
      : new ProbeError('unreadable', `${where}: ${error.message}`, { cause: error })

/** Holds the lines that have come and those who wait for one. */
const converse = (socket: Socket, where: string, timeoutMs: number): LineConnection => {
  const lines: string[] = []
  const waiting: { resolve(line: string): void; reject(error: ProbeError): void }[] = []
  let rest = ''
  let octets = 0
  let ended: ProbeError | null = null

  const end = (error: ProbeError): void => {
    ended ??= error
    for (const { reject } of waiting.splice(0)) reject(ended)
    socket.destroy()
  }

  // The socket itself keeps its octets, for it may go on in TLS.
  const decoder = new StringDecoder('utf8')
  socket.on('data', (data: Buffer) => {
    octets += data.length
    if (octets > mostOctets) return end(new ProbeError('unreadable', `${where} does not come to an end`))
    const parts = (rest + decoder.write(data)).split('\n')
    rest = parts.pop() ?? ''
    if (rest.length > longestLine)
      return end(new ProbeError('unreadable', `${where} said a line without end`))
    for (const line of parts) {
      const whole = line.replace(/\r$/, '')
      const next = waiting.shift()
      if (next) next.resolve(whole)
      else lines.push(whole)
    }
  })
  socket.on('timeout', () => end(new ProbeError('timeout', `no answer from ${where}`)))
  socket.on('error', (error) => end(failure(where, error)))
  socket.on('close', () => end(new ProbeError('unreadable', `${where} closed the connection`)))

  return {
    send: (line) => void socket.write(`${line}\n`),
    receive: () =>
      new Promise((resolve, reject) => {
        const line = lines.shift()
        if (line !== undefined) resolve(line)
        else if (ended) reject(ended)
        else waiting.push({ resolve, reject })
      }),
    secure: async (trust) => {
      // What came in clear after the agreement was put there by somebody on the way.
      if (lines.length > 0 || rest !== '')
        throw new ProbeError('unreadable', `${where} goes on in clear after it agreed to TLS`)
      socket.removeAllListeners('data').removeAllListeners('timeout')
      socket.removeAllListeners('error').removeAllListeners('close')
      return converse(await secureSocket(socket, trust, where, timeoutMs), where, timeoutMs)
    },
    close: () => void socket.destroy(),
  }
}

export const connectLines = (
  host: string,
  port: number,
  { timeoutMs }: { timeoutMs: number },
): Promise<LineConnection> =>
  new Promise((resolve, reject) => {
    const where = `${host}:${port}`
    const socket = connect({ host, port })
    socket.setTimeout(timeoutMs)
    const fail = (error: ProbeError): void => {
      socket.destroy()
      reject(error)
    }
    const onError = (error: Error): void => fail(failure(where, error))
    const onTimeout = (): void => fail(new ProbeError('timeout', `no answer from ${where}`))
    socket.once('error', onError)
    socket.once('timeout', onTimeout)
    socket.once('connect', () => {
      socket.off('error', onError)
      socket.off('timeout', onTimeout)
      resolve(converse(socket, where, timeoutMs))
    })
  })
