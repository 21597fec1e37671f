import { isIP } from 'node:net'
import { rootCertificates } from 'node:tls'
import { Client, type Entry, ResultCodeError } from 'ldapts'
import type { FailureReason } from '#contract/report.js'
import { ProbeError } from '../probe.js'

export interface LdapTarget {
  readonly host: string
  readonly port: number
  /** Nothing is said in clear: not the password, and not what is answered. */
  readonly security: 'ldaps' | 'starttls'
  readonly user: string
  readonly password: string
  /** An authority of one's own, as PEM, beside those that the world knows. */
  readonly ca?: string
  readonly timeoutMs: number
}

export type LdapEntry = Readonly<Record<string, readonly string[]>>

export interface LdapSearch {
  readonly base: string
  readonly scope: 'base' | 'sub'
  readonly filter: string
  readonly attributes: readonly string[]
}

export interface LdapSession {
  /** In pages (RFC 2696); fails where there are more entries than `most`. */
  search(asking: LdapSearch, most: number): Promise<LdapEntry[]>
}

const pageSize = 500

// Invalid credentials, insufficient rights, confidentiality or stronger authentication required.
const refusals = [49, 50, 13, 8, 48]

const reasonOf = (error: unknown): FailureReason => {
  if (error instanceof ResultCodeError) return refusals.includes(error.code) ? 'denied' : 'unreadable'
  const { code, message = '' } = error as { code?: string; message?: string }
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND') return 'absent'
  return code === 'ETIMEDOUT' || /timed out|timeout/i.test(message) ? 'timeout' : 'unreadable'
}

const asProbeError = (where: string, error: unknown): ProbeError => {
  if (error instanceof ProbeError) return error
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return new ProbeError(reasonOf(error), `${where}: ${said.replaceAll(/\s+/g, ' ')}`.slice(0, 300), {
    cause: error,
  })
}

const textsOf = (value: Entry[string] | undefined): string[] =>
  [value ?? []].flat().map((one) => (typeof one === 'string' ? one : one.toString('utf8')))

const entryOf = (entry: Entry, attributes: readonly string[]): LdapEntry => {
  const byName = new Map(Object.entries(entry).map(([name, value]) => [name.toLowerCase(), value]))
  return Object.fromEntries(attributes.map((name) => [name, textsOf(byName.get(name.toLowerCase()))]))
}

const sessionOf = (client: Client): LdapSession => ({
  async search({ base, scope, filter, attributes }, most) {
    const found: LdapEntry[] = []
    // A directory without paging, and one entry, are asked in one go.
    const paged = scope === 'base' ? {} : { paged: { pageSize } }
    const pages = client.searchPaginated(base, { scope, filter, attributes: [...attributes], ...paged })
    for await (const { searchEntries } of pages) {
      found.push(...searchEntries.map((entry) => entryOf(entry, attributes)))
      if (found.length > most)
        throw new ProbeError('unreadable', `more than ${most} entries below ${base || 'the root'}`)
    }
    return found
  },
})

/** Signs in at a directory, asks within `ask`, and leaves. */
export const withLdap = async <T>(
  target: LdapTarget,
  ask: (session: LdapSession) => Promise<T>,
): Promise<T> => {
  const { host, port, security, user, password, ca, timeoutMs } = target
  const where = `${host}:${port}`
  // A directory takes a name with an empty password for nobody, and says that it went well (RFC 4513, 5.1.2).
  if (password === '') throw new ProbeError('denied', `${where}: the password is empty`)
  const tls = {
    host,
    ...(isIP(host) === 0 ? { servername: host } : {}),
    ...(ca === undefined ? {} : { ca: [...rootCertificates, ca] }),
  }
  const isTls = security === 'ldaps'
  const name = isIP(host) === 6 ? `[${host}]` : host
  const client = new Client({
    url: `${isTls ? 'ldaps' : 'ldap'}://${name}:${port}`,
    timeout: timeoutMs,
    connectTimeout: timeoutMs,
    strictDN: false,
    ...(isTls ? { tlsOptions: tls } : {}),
  })
  try {
    if (!isTls) await client.startTLS(tls)
    await client.bind(user, password)
    return await ask(sessionOf(client))
  } catch (error) {
    throw asProbeError(where, error)
  } finally {
    await client.unbind().catch(() => undefined)
  }
}
