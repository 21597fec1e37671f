import { isIP } from 'node:net'
import { ProbeError } from '../probe.js'
import { exchange } from './exchange.js'

export interface MailServer {
  readonly host: string
  readonly priority: number
}

/** What name servers answer. A name or a kind of record that is not there is an empty list. */
export interface Names {
  addresses(name: string): Promise<readonly string[]>
  nameServers(name: string): Promise<readonly string[]>
  mail(name: string): Promise<readonly MailServer[]>
  /** Each record as one text. */
  texts(name: string): Promise<readonly string[]>
  caa(name: string): Promise<readonly string[]>
  /** The machines that offer a service, such as _ldap._tcp.example.local. */
  services(name: string): Promise<readonly string[]>
  /** Sends a question as it is to the first name server, and takes what it answers. */
  raw(question: Uint8Array): Promise<Buffer>
}

const timeoutMs = 4000

/** Node.js tells a name that is not there by one of these. */
const absences = new Set(['ENOTFOUND', 'ENODATA'])

const hostAndPort = (server: string): { host: string; port: number } => {
  const url = URL.parse(`dns://${isIP(server) === 6 ? `[${server}]` : server}`)
  return { host: (url?.hostname ?? server).replace(/^\[|\]$/g, ''), port: Number(url?.port || 53) }
}

/** Asks the name servers of this machine, or the one that is named, as 192.0.2.1 or 192.0.2.1:5353. */
export const openNames = async (server?: string): Promise<Names> => {
  const { Resolver } = await import('node:dns/promises')
  const resolver = new Resolver({ timeout: timeoutMs, tries: 2 })
  if (server !== undefined) resolver.setServers([server])
  const [first = '127.0.0.1'] = resolver.getServers()
  const list = async <T>(what: string, asking: Promise<readonly T[]>): Promise<readonly T[]> => {
    try {
      return await asking
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException
      if (absences.has(code)) return []
      const reason = code === 'ETIMEOUT' ? 'timeout' : code === 'ECONNREFUSED' ? 'absent' : 'unreadable'
      throw new ProbeError(reason, `name server ${first}: ${what} (${code})`, { cause: error })
    }
  }
  return {
    addresses: async (name) => {
      const [four, six] = await Promise.all([
        list(name, resolver.resolve4(name)),
        list(name, resolver.resolve6(name)),
      ])
      return [...four, ...six].toSorted()
    },
    nameServers: async (name) => (await list(`NS ${name}`, resolver.resolveNs(name))).toSorted(),
    mail: async (name) =>
      (await list(`MX ${name}`, resolver.resolveMx(name)))
        .map(({ exchange: host, priority }) => ({ host, priority }))
        .toSorted((a, b) => a.priority - b.priority || (a.host < b.host ? -1 : 1)),
    texts: async (name) =>
      (await list(`TXT ${name}`, resolver.resolveTxt(name))).map((parts) => parts.join('')),
    caa: async (name) =>
      (await list(`CAA ${name}`, resolver.resolveCaa(name)))
        .flatMap(({ issue }) => (issue === undefined ? [] : [issue]))
        .toSorted(),
    services: async (name) =>
      (await list(`SRV ${name}`, resolver.resolveSrv(name))).map(({ name: host }) => host).toSorted(),
    raw: (question) => exchange({ ...hostAndPort(first), protocol: 'udp', send: question, timeoutMs }),
  }
}
