import type { WebPage } from '../../host/web-page.js'
import type { Host } from '../../host.js'
import { ProbeError } from '../../probe.js'

export interface Visit {
  /** The page in the end; null where nothing answers. */
  readonly page: WebPage | null
  /** Where the first answer sends. */
  readonly firstTo: string | null
  readonly trouble: string | null
}

const mostSteps = 5
const mostBytes = 3_000_000

/** Where an answer sends; null where it is the page itself. */
const target = ({ status, headers, url }: WebPage): string | null =>
  status >= 300 && status < 400 && headers.location ? (URL.parse(headers.location, url)?.href ?? null) : null

/** Goes to an address and on to where it sends, as a visitor does. That nothing answers is an answer. */
export const visit = async (
  host: Host,
  url: string,
  { steps = mostSteps, timeoutMs = 10_000 } = {},
): Promise<Visit> => {
  let firstTo: string | null = null
  let next = url
  try {
    for (let step = 0; ; step++) {
      const page = await host.http.page(next, { timeoutMs, mostBytes })
      const to = target(page)
      firstTo ??= to
      if (to === null || step >= steps) return { page, firstTo, trouble: null }
      next = to
    }
  } catch (error) {
    if (error instanceof ProbeError) return { page: null, firstTo, trouble: error.detail.slice(0, 256) }
    throw error
  }
}

/** Does `work` for each, a few at once: a small server must not be stormed. */
export const fewAtOnce = async <T, R>(
  things: readonly T[],
  most: number,
  work: (thing: T) => Promise<R>,
): Promise<R[]> => {
  const results: R[] = []
  const rest = [...things.entries()]
  const run = async (): Promise<void> => {
    for (let next = rest.shift(); next; next = rest.shift()) results[next[0]] = await work(next[1])
  }
  await Promise.all(Array.from({ length: Math.min(most, things.length) }, run))
  return results
}
