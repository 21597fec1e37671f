import type { IncomingHttpHeaders } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { ProbeError } from '../probe.js'
import { ask, told } from './http.js'

export interface WebPage {
  readonly url: string
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
  /** As they came, packed where the server packs. */
  readonly bytes: number
  readonly firstByteMs: number
  readonly totalMs: number
}

export interface PageLimits {
  readonly timeoutMs: number
  readonly mostBytes: number
}

const unpacked = (body: Buffer, headers: IncomingHttpHeaders, mostBytes: number): string =>
  (headers['content-encoding'] === 'gzip'
    ? gunzipSync(body, { maxOutputLength: mostBytes * 20 })
    : body
  ).toString('utf8')

/**
 * One page as a visitor gets it, whatever its status. Who vouches for the server is for another probe to say: nothing
 * secret is sent here.
 */
export const fetchPage = (url: string, { timeoutMs, mostBytes }: PageLimits): Promise<WebPage> =>
  told(
    url,
    (async () => {
      const startedAt = performance.now()
      const { request, response } = ask(url, 'GET', AbortSignal.timeout(timeoutMs), {
        rejectUnauthorized: false,
        headers: { 'accept-encoding': 'gzip', accept: 'text/html,*/*', 'user-agent': 'popis' },
      })
      request.end()
      const answer = await response
      const firstByteMs = performance.now() - startedAt
      try {
        const parts: Buffer[] = []
        let bytes = 0
        for await (const part of answer as AsyncIterable<Buffer>) {
          bytes += part.length
          parts.push(part)
          if (bytes > mostBytes)
            throw new ProbeError('unreadable', `${url} answers more than ${mostBytes} bytes`)
        }
        const { headers, statusCode = 0 } = answer
        return {
          url,
          status: statusCode,
          headers,
          body: unpacked(Buffer.concat(parts), headers, mostBytes),
          bytes,
          firstByteMs,
          totalMs: performance.now() - startedAt,
        }
      } finally {
        request.destroy()
      }
    })(),
  )
