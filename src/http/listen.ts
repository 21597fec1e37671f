import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { type AddressInfo, isIPv6 } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Problem } from '#lib/problem.js'
import type { HttpSettings } from './env.js'

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)

/**
 * Holds that nobody beyond this machine is served in clear.
 * @throws Problem invalid, saying what to set.
 */
export const requireSafety = ({ host, tlsCert, trustedProxies }: HttpSettings): void => {
  if (isLoopback(host) || tlsCert !== null || trustedProxies.length > 0) return
  throw new Problem(
    'invalid',
    `Popis does not listen on ${host}, for passwords and keys would cross the network in clear`,
    {
      faults: [
        { where: 'POPIS_TLS_CERT, POPIS_TLS_KEY', what: 'name a certificate and its key here, or' },
        { where: 'POPIS_TRUSTED_PROXY', what: 'the address of a proxy in front that speaks HTTPS, or' },
        { where: 'POPIS_HOST', what: 'listen on 127.0.0.1' },
      ],
    },
  )
}

/** The address under which this server is reached, where no other was set. */
export const baseUrlOf = (
  { baseUrl, host, tlsCert }: Pick<HttpSettings, 'baseUrl' | 'host' | 'tlsCert'>,
  port: number,
): string => {
  if (baseUrl !== null) return baseUrl.replace(/\/+$/, '')
  // Every address of the machine is none that can be opened.
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return `${tlsCert === null ? 'http' : 'https'}://${isIPv6(name) ? `[${name}]` : name}:${port}`
}

/** @throws Problem invalid, where anybody beyond this machine could come in. */
export const requireLoopback = ({ host }: Pick<HttpSettings, 'host'>): void => {
  if (!isLoopback(host)) throw new Problem('invalid', `a demonstration listens on loopback, not on ${host}`)
}

export interface Listening {
  /** Where it listens; differs from the setting where that was 0. */
  readonly port: number
  readonly url: string
  /** Takes no more requests, lets those under way end, and cuts off what takes too long. */
  close(): Promise<void>
}

const readable = (file: string): Buffer => {
  try {
    return readFileSync(file)
  } catch (cause) {
    throw new Problem('invalid', `${file} cannot be read: ${String(cause)}`, { cause })
  }
}

const limits = {
  maxHeaderSize: 16 * 1024,
  keepAliveTimeout: 65_000,
  headersTimeout: 20_000,
  requestTimeout: 120_000,
} as const

const open = ({ tlsCert, tlsKey }: HttpSettings, listener: RequestListener): Server => {
  if (tlsCert === null || tlsKey === null) return createServer(limits, listener)
  try {
    return createSecureServer(
      { ...limits, cert: readable(tlsCert), key: readable(tlsKey), minVersion: 'TLSv1.2' },
      listener,
    )
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    throw new Problem(
      'invalid',
      `The certificate ${tlsCert} and the key ${tlsKey} do not serve: ${String(cause)}`,
      { cause },
    )
  }
}

/** An app, and what of it takes requests past the router. */
interface Served {
  readonly fetch: Parameters<typeof getRequestListener>[0]
  direct?(incoming: IncomingMessage, outgoing: ServerResponse): boolean
}

const drainMs = 10_000

/** In the morning a whole town is switched on at once: what overflows Node's own 511 is reset by the system. */
const backlog = 4096

/**
 * Serves `app` as the settings say.
 * @throws Problem invalid (unsafe, or a certificate that does not serve), unavailable (the port is taken).
 */
export const listen = async (app: Served, settings: HttpSettings): Promise<Listening> => {
  requireSafety(settings)
  const routed = getRequestListener(app.fetch)
  const server = open(settings, (incoming, outgoing) => {
    if (!app.direct?.(incoming, outgoing)) void routed(incoming, outgoing)
  })
  // Who sends nothing whole is answered and cut off; a connection that was reset needs no answer.
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy()
    const status =
      error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request'
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const why = cause.code === 'EADDRINUSE' ? 'something else listens there' : cause.message
      reject(
        new Problem('unavailable', `Cannot listen on ${settings.host}:${settings.port}: ${why}`, { cause }),
      )
    })
    server.listen({ port: settings.port, host: settings.host, backlog }, resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: baseUrlOf(settings, port),
    close: () =>
      new Promise((resolve) => {
        // A connection that is kept alive becomes idle only after its answer.
        const idle = setInterval(() => server.closeIdleConnections(), 50)
        const cut = setTimeout(() => server.closeAllConnections(), drainMs)
        server.close(() => {
          clearInterval(idle)
          clearTimeout(cut)
          resolve()
        })
      }),
  }
}

/** SHA-256 of the first certificate of a PEM file, by which an agent knows the server. */
export const certificateFingerprint = (file: string): string =>
  new X509Certificate(readable(file)).fingerprint256
