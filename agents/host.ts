import { hostname, networkInterfaces } from 'node:os'
import type { z } from 'zod'
import { type Instant, toInstant } from '#lib/instant.js'
import type { Exchange } from './host/exchange.js'
import { type FileStat, files, type Space } from './host/files.js'
import { type Http, http } from './host/http.js'
import type { LdapSession, LdapTarget } from './host/ldap.js'
import { connectLines, type LineConnection } from './host/line-connection.js'
import type { Names } from './host/resolver.js'
import { reverseNames } from './host/reverse-name.js'
import { type Output, type RunOptions, runProcess } from './host/run-process.js'
import type { SnmpSession } from './host/snmp/session.js'
import type { SnmpTarget } from './host/snmp/target.js'
import type { TlsAsking, TlsPeer } from './host/tls-peer.js'
import { ProbeError } from './probe.js'
import type { Self } from './self.js'

export type Platform = 'linux' | 'darwin' | 'win32'

/** What a probe remembers from one run to the next. Each entry has notes of its own. */
export interface Notes {
  /** Null where there is none, or one that an older version wrote in another shape. */
  get<T>(name: string, schema: z.ZodType<T>): T | null
  set(name: string, value: unknown): void
}

/** An address of a network interface with its prefix length. */
export interface Address {
  readonly family: 'IPv4' | 'IPv6'
  readonly cidr: string
}

/** All of the outside world that a probe may touch. Every method fails with a ProbeError that says why. */
export interface Host {
  readonly platform: NodeJS.Platform
  /** As Node.js names it: x64, arm64. */
  readonly architecture: string
  readonly hostname: string
  /** Whether it runs with the rights of root. */
  readonly isPrivileged: boolean
  now(): Instant
  /** Runs a program without a shell, in the C locale. An exit code other than 0 is no error: look at it. */
  run(command: string, args: readonly string[], options?: RunOptions): Promise<Output>
  read(path: string): Promise<string>
  /** The first bytes of a file, one character for each. */
  readStart(path: string, size: number): Promise<string>
  /** The last bytes of a file, one character for each. */
  readEnd(path: string, size: number): Promise<string>
  /** The names in a folder, sorted. */
  list(path: string): Promise<string[]>
  /** Where the links in a folder of the kernel lead. */
  links(folder: string): Promise<string[]>
  stat(path: string): Promise<FileStat>
  /** The path without symbolic links. */
  resolve(path: string): Promise<string>
  space(path: string): Promise<Space>
  addresses(): ReadonlyMap<string, readonly Address[]>
  connect(host: string, port: number, options: { timeoutMs: number }): Promise<LineConnection>
  /** Asks a device by SNMP within `ask`; fails as ProbeError where it is silent. */
  snmp<T>(target: SnmpTarget, ask: (session: SnmpSession) => Promise<T>, signal?: AbortSignal): Promise<T>
  /** Signs in at a directory, asks it within `ask`, and leaves. */
  ldap<T>(target: LdapTarget, ask: (session: LdapSession) => Promise<T>): Promise<T>
  readonly http: Http
  /** Begins TLS, looks at who is there, and leaves. */
  tls(asking: TlsAsking): Promise<TlsPeer>
  /** The authorities that the world knows, as PEM. */
  authorities(): Promise<readonly string[]>
  /** Says something and takes the first thing that is answered. */
  exchange(asking: Exchange): Promise<Buffer>
  /** What name servers answer: those of this machine, or the one that is named. */
  names(server?: string): Promise<Names>
  /** The names that an address leads back to; none where it has none. */
  reverseNames(address: string): Promise<readonly string[]>
  /** Loads systeminformation, which answers a failure with an empty result: check what it says. */
  si(): Promise<typeof import('systeminformation')>
  /**
   * What `ask` says, asked once in a run however many probes want it. It is given a host without the deadline of the probe
   * that came first, so it needs one of its own.
   */
  once<T>(name: string, ask: (host: Host) => Promise<T>): Promise<T>
  readonly notes: Notes
  readonly self: Self
}

/** Notes that are forgotten with the process. */
export const forgetfulNotes: Notes = { get: () => null, set: () => undefined }

const addresses = (): ReadonlyMap<string, readonly Address[]> =>
  new Map(
    Object.entries(networkInterfaces()).map(([name, list = []]) => [
      name,
      list.flatMap(({ family, cidr }) => (cidr === null ? [] : [{ family, cidr }])),
    ]),
  )

export interface HostOptions {
  readonly self: Self
  readonly notes?: Notes
  readonly now?: () => Instant
}

/** The machine that this process runs on. */
export const openHost = ({
  self,
  notes = forgetfulNotes,
  now = () => toInstant(Date.now()),
}: HostOptions): Host => ({
  once(_, ask) {
    return ask(this)
  },
  platform: process.platform,
  architecture: process.arch,
  hostname: hostname(),
  isPrivileged: process.geteuid?.() === 0,
  now,
  run: runProcess,
  ...files,
  addresses,
  connect: connectLines,
  // Most machines ask no device: they need not load what does.
  snmp: async (target, ask, signal) =>
    (await import('./host/snmp/open-snmp.js')).withSnmp(target, ask, signal),
  ldap: async (target, ask) => (await import('./host/ldap.js')).withLdap(target, ask),
  http,
  tls: async (asking) => (await import('./host/tls-peer.js')).askTls(asking),
  authorities: async () => (await import('./host/tls-peer.js')).knownAuthorities(),
  exchange: async (asking) => (await import('./host/exchange.js')).exchange(asking),
  names: async (server) => (await import('./host/resolver.js')).openNames(server),
  reverseNames,
  si: async () => (await import('systeminformation')).default,
  notes,
  self,
})

/** The answer of an asking, or null where what was asked for is not there. Every other failure stays one. */
export const ifThere = async <T>(asking: Promise<T>): Promise<T | null> => {
  try {
    return await asking
  } catch (error) {
    if (error instanceof ProbeError && error.reason === 'absent') return null
    throw error
  }
}
