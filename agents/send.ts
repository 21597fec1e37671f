import { readFileSync } from 'node:fs'
import type { IncomingMessage, RequestOptions } from 'node:http'
import { connectPinned } from './connect-pinned.js'

/** How to know the server: by its key, by one certificate, or by an authority. None of them: as the system does. */
export interface Trust {
  /** SHA-256 of the public key of the certificate, as `sha256/…` (RFC 7469); it outlives a renewal with the same key. */
  readonly pin?: string
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
  /** What is posted; without it the address is only asked. */
  readonly body?: Uint8Array
  readonly headers?: Readonly<Record<string, string>>
}

/** What the server said, or why nobody could be asked. */
export type Reply =
  | { readonly status: number; readonly text: string }
  | { readonly status: null; readonly text: string }

const timeoutMs = 30_000
const longestReply = 1024 * 1024

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

const exchange = async (url: URL, options: RequestOptions, body: Uint8Array | undefined): Promise<Reply> => {
  // An import of node:http loads all of fetch and WebSocket with it: 7 MB that an agent never needs.
  const { request: send } = process.getBuiltinModule(url.protocol === 'https:' ? 'node:https' : 'node:http')
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const method = body === undefined ? 'GET' : 'POST'
    const request = send(url, { ...options, method, signal: AbortSignal.timeout(timeoutMs) }, resolve)
    request.on('error', reject)
    request.end(body)
  })
  return { status: response.statusCode ?? 0, text: await read(response) }
}

/** Asks the server. It never throws: being away is an ordinary state of a server. */
export const ask = async ({ url: base, trust }: Server, message: Message): Promise<Reply> => {
  const url = new URL(message.path, base.endsWith('/') ? base : `${base}/`)
  try {
    const pinned =
      url.protocol === 'https:' && (trust.pin || trust.fingerprint)
        ? await connectPinned(url, trust, timeoutMs)
        : null
    return await exchange(
      url,
      {
        headers: {
          ...message.headers,
          Authorization: `Bearer ${message.secret}`,
          ...(message.body && {
            'Content-Type': 'application/json',
            'Content-Length': message.body.byteLength,
          }),
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

export const post = (server: Server, message: Message & { readonly body: Uint8Array }): Promise<Reply> =>
  ask(server, message)

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
