import { readFileSync } from 'node:fs'
import type { IncomingMessage, RequestOptions } from 'node:http'
import type { TLSSocket } from 'node:tls'

/** How to know the server: its certificate alone, or the authority that signed it. Neither: as the system does. */
export interface Trust {
  /** SHA-256 of the certificate, in hex; colons do not matter. */
  readonly fingerprint?: string
  readonly caFile?: string
}

export interface Server {
  readonly url: string
  readonly trust: Trust
}

export interface Message {
  readonly path: string
  /** Sent as a bearer token. */
  readonly secret: string
  readonly body: Uint8Array
  readonly headers?: Readonly<Record<string, string>>
}

/** What the server said, or why nobody could be asked. */
export type Reply =
  | { readonly status: number; readonly text: string }
  | { readonly status: null; readonly text: string }

const timeoutMs = 30_000
const longestReply = 1024 * 1024

const plain = (fingerprint: string): string => fingerprint.replaceAll(/[^0-9a-f]/gi, '').toLowerCase()

/**
 * A connection to the one certificate that is pinned. The check comes before the first byte of the request:
 * the key must not reach another machine.
 */
const connectPinned = async (url: URL, fingerprint: string): Promise<TLSSocket> => {
  const { connect } = process.getBuiltinModule('node:tls')
  return new Promise((resolve, reject) => {
    const socket = connect({
      host: url.hostname,
      port: Number(url.port || 443),
      servername: url.hostname,
      rejectUnauthorized: false,
    })
    socket.setTimeout(timeoutMs, () => socket.destroy(new Error('no answer in time')))
    socket.once('error', reject)
    socket.once('secureConnect', () => {
      const found = plain(socket.getPeerCertificate().fingerprint256)
      if (found === plain(fingerprint)) resolve(socket)
      else socket.destroy(new Error(`its certificate is ${found}, not the pinned one`))
    })
  })
}

const read = async (response: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length
    if (size > longestReply) throw new Error('the answer is too long')
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

const exchange = async (url: URL, options: RequestOptions, body: Uint8Array): Promise<Reply> => {
  // An import of node:http loads all of fetch and WebSocket with it: 7 MB that an agent never needs.
  const { request: send } = process.getBuiltinModule(url.protocol === 'https:' ? 'node:https' : 'node:http')
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const request = send(url, { ...options, method: 'POST', signal: AbortSignal.timeout(timeoutMs) }, resolve)
    request.on('error', reject)
    request.end(body)
  })
  return { status: response.statusCode ?? 0, text: await read(response) }
}

/** Posts to the server. It never throws: being away is an ordinary state of a server. */
export const post = async ({ url: base, trust }: Server, message: Message): Promise<Reply> => {
  const url = new URL(message.path, base.endsWith('/') ? base : `${base}/`)
  try {
    const pinned =
      trust.fingerprint && url.protocol === 'https:' ? await connectPinned(url, trust.fingerprint) : null
    return await exchange(
      url,
      {
        headers: {
          ...message.headers,
          Authorization: `Bearer ${message.secret}`,
          'Content-Type': 'application/json',
          'Content-Length': message.body.byteLength,
        },
        ...(pinned ? { createConnection: () => pinned } : { agent: false }),
        ...(trust.caFile ? { ca: readFileSync(trust.caFile) } : {}),
      },
      message.body,
    )
  } catch (error) {
    return { status: null, text: error instanceof Error ? error.message : String(error) }
  }
}

/** The sentence in an error of the server, which answers in JSON, or what else stands there. */
export const sentence = ({ status, text }: Reply): string => {
  if (status === null) return text
  try {
    const said: unknown = JSON.parse(text)
    const fields = typeof said === 'object' && said !== null ? Object.entries(said) : []
    const found = ['message', 'detail', 'title', 'error']
      .map((name) => fields.find(([field]) => field === name)?.[1])
      .find((value) => typeof value === 'string')
    if (typeof found === 'string') return `${status}: ${found}`
  } catch {
    // No JSON: a proxy or another server answered. Its first words are shown instead.
  }
  return `${status}: ${text.slice(0, 200)}`
}
