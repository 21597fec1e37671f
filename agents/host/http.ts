import type { ClientRequest, IncomingMessage } from 'node:http'
import type { RequestOptions } from 'node:https'
import { shownUrl } from '#lib/shown-url.js'
import { ProbeError } from '../probe.js'
import type { PageLimits, WebPage } from './web-page.js'

/** What came or went, and how long it took. */
export interface Transfer {
  readonly bytes: number
  readonly milliseconds: number
}

export interface TransferLimits {
  readonly mostBytes: number
  readonly mostMs: number
}

/** The web, as far as probes ask it. Nothing is followed elsewhere: who is asked is who was named. */
export interface Http {
  /** What an address answers, as text. */
  text(url: string, options: { timeoutMs: number; family?: 4 | 6 }): Promise<string>
  /** One page as a visitor gets it, whatever its status; it is not followed where it leads. */
  page(url: string, limits: PageLimits): Promise<WebPage>
  /** Takes what comes until one of the limits, and counts it. */
  download(url: string, limits: TransferLimits): Promise<Transfer>
  /** Posts octets until one of the limits; they count when the other side has answered. */
  upload(url: string, limits: TransferLimits): Promise<Transfer>
}

const connectMs = 10_000
const longestText = 64 * 1024
const noise = Buffer.alloc(64 * 1024)

const failure = (url: string, error: NodeJS.ErrnoException): ProbeError => {
  const where = URL.parse(url)?.host ?? shownUrl(url)
  if (error.code === 'ECONNREFUSED' || error.code === 'ENOTFOUND')
    return new ProbeError('absent', `nothing answers at ${where} (${error.code})`, { cause: error })
  if (error.name === 'AbortError' || error.name === 'TimeoutError' || error.code === 'ETIMEDOUT')
    return new ProbeError('timeout', `no answer from ${where}`, { cause: error })
  return new ProbeError('unreadable', `${where}: ${error.message}`, { cause: error })
}

const refusal = (url: string, { statusCode = 0, headers }: IncomingMessage): ProbeError | null => {
  if (statusCode >= 200 && statusCode < 300) return null
  const where = URL.parse(url)?.host ?? shownUrl(url)
  if (statusCode === 401 || statusCode === 403)
    return new ProbeError('denied', `${where} answers ${statusCode} to ${shownUrl(url)}`)
  const to =
    headers.location === undefined
      ? ''
      : `, and sends to ${shownUrl(URL.parse(headers.location, url)?.href ?? '')}: name that address`
  return new ProbeError('unreadable', `${where} answers ${statusCode} to ${shownUrl(url)}${to}`)
}

interface Asking {
  readonly request: ClientRequest
  readonly response: Promise<IncomingMessage>
}

export const ask = (
  url: string,
  method: string,
  signal: AbortSignal,
  options: RequestOptions = {},
): Asking => {
  const parsed = URL.parse(url)
  if (!parsed || !/^https?:$/.test(parsed.protocol))
    throw new ProbeError('unreadable', `${shownUrl(url)} is no address of the web`)
  // An import of node:http loads all of fetch and WebSocket with it, which an agent never needs.
  const { request: send } = process.getBuiltinModule(
    parsed.protocol === 'https:' ? 'node:https' : 'node:http',
  )
  const request = send(parsed, {
    method,
    signal,
    agent: false,
    headers: { 'accept-encoding': 'identity', 'cache-control': 'no-cache', 'user-agent': 'popis' },
    ...options,
  })
  const response = new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve)
    request.on('error', (error) => reject(failure(url, error)))
  })
  return { request, response }
}

export const told = async <T>(url: string, telling: Promise<T>, deadline?: AbortSignal): Promise<T> => {
  try {
    return await telling
  } catch (error) {
    if (error instanceof ProbeError || !(error instanceof Error)) throw error
    // Half an answer that was broken off looks like one that the other side broke off.
    throw failure(url, deadline?.aborted ? (deadline.reason as Error) : error)
  }
}

const text: Http['text'] = (url, { timeoutMs, family }) => {
  const deadline = AbortSignal.timeout(timeoutMs)
  return told(
    url,
    (async () => {
      const { request, response } = ask(url, 'GET', deadline, family === undefined ? {} : { family })
      request.end()
      const answer = await response
      const refused = refusal(url, answer)
      if (refused) {
        request.destroy()
        throw refused
      }
      const parts: Buffer[] = []
      let size = 0
      for await (const part of answer as AsyncIterable<Buffer>) {
        size += part.length
        if (size > longestText) throw new ProbeError('unreadable', `${shownUrl(url)} answers too much`)
        parts.push(part)
      }
      return Buffer.concat(parts).toString('utf8')
    })(),
    deadline,
  )
}

const download: Http['download'] = (url, { mostBytes, mostMs }) =>
  told(
    url,
    (async () => {
      const { request, response } = ask(url, 'GET', AbortSignal.timeout(connectMs + mostMs + 1000))
      request.end()
      const answer = await response
      try {
        const refused = refusal(url, answer)
        if (refused) throw refused
        // From here on: what it took to connect is no matter of the rate.
        const startedAt = performance.now()
        let bytes = 0
        for await (const part of answer as AsyncIterable<Buffer>) {
          bytes += part.length
          if (bytes >= mostBytes || performance.now() - startedAt >= mostMs) break
        }
        return { bytes, milliseconds: performance.now() - startedAt }
      } finally {
        request.destroy()
      }
    })(),
  )

const upload: Http['upload'] = (url, { mostBytes, mostMs }) =>
  told(
    url,
    (async () => {
      const { request, response } = ask(url, 'POST', AbortSignal.timeout(connectMs + mostMs * 2))
      // Whoever waits for room to write is told of a failure by the response.
      response.catch(() => undefined)
      let goOn: (() => void) | null = null
      request.on('drain', () => goOn?.()).on('close', () => goOn?.())
      const drained = () =>
        new Promise<void>((resolve) => {
          goOn = resolve
          if (request.destroyed) resolve()
        })
      await new Promise<void>((resolve) => {
        request.once('socket', (socket) => socket.once('connect', resolve).once('close', resolve))
        request.setHeader('content-type', 'application/octet-stream')
        request.flushHeaders()
      })
      const startedAt = performance.now()
      let bytes = 0
      while (bytes < mostBytes && performance.now() - startedAt < mostMs && !request.destroyed) {
        bytes += noise.length
        if (!request.write(noise)) await drained()
      }
      request.end()
      const answer = await response
      const milliseconds = performance.now() - startedAt
      answer.resume()
      const refused = refusal(url, answer)
      if (refused) throw refused
      return { bytes, milliseconds }
    })(),
  )

export const http: Http = {
  text,
  // Most machines look at no website.
  page: async (url, limits) => (await import('./web-page.js')).fetchPage(url, limits),
  download,
  upload,
}
