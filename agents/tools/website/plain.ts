import type { WebPage } from '../../host/web-page.js'
import type { Host } from '../../host.js'
import { visit } from './visit.js'

/** What http:// does of a site whose pages are at `url`. */
export const readPlain = async (
  host: Host,
  plainUrl: string,
  url: string,
): Promise<'redirects' | 'elsewhere' | 'serves' | 'none'> => {
  const { page, firstTo } = await visit(host, plainUrl, { steps: 0 })
  if (firstTo !== null) {
    const [to, wanted] = [URL.parse(firstTo), URL.parse(url)]
    const isSame = to?.hostname.replace(/^www\./, '') === wanted?.hostname.replace(/^www\./, '')
    return to?.protocol === 'https:' && isSame ? 'redirects' : 'elsewhere'
  }
  return page === null ? 'none' : 'serves'
}

/** How long browsers shall ask in TLS only; null where it is not said, or not over TLS. */
export const hstsSeconds = ({ url, headers }: WebPage): number | null => {
  const said = /max-age\s*=\s*"?(\d{1,9})/i.exec(headers['strict-transport-security'] ?? '')?.[1]
  return said === undefined || !url.startsWith('https:') ? null : Number(said)
}

const wantedHeaders = [
  'content-security-policy',
  'x-content-type-options',
  'x-frame-options',
  'referrer-policy',
  'permissions-policy',
] as const

/** The security headers that a page came with; a policy that forbids framing counts as that header. */
export const securityHeaders = ({ headers }: WebPage): string[] => {
  const policy = String(headers['content-security-policy'] ?? '')
  return wantedHeaders.filter(
    (name) =>
      headers[name] !== undefined || (name === 'x-frame-options' && policy.includes('frame-ancestors')),
  )
}
