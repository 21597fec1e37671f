import { exchange } from '#agents/host/exchange.js'
import { type Http, http } from '#agents/host/http.js'
import { withLdap } from '#agents/host/ldap.js'
import type { LineConnection } from '#agents/host/line-connection.js'
import { openNames } from '#agents/host/resolver.js'
import type { Output } from '#agents/host/run-process.js'
import { withSnmp } from '#agents/host/snmp/open-snmp.js'
import { askTls } from '#agents/host/tls-peer.js'
import type { Host, Notes } from '#agents/host.js'
import { type Collected, ProbeError } from '#agents/probe.js'
import { newSelf } from '#agents/self.js'

export interface World {
  readonly now?: string
  /** Text by path. */
  readonly files?: Readonly<Record<string, string>>
  /** When a file was last written to; else at `now`. */
  readonly modified?: Readonly<Record<string, string>>
  readonly denied?: readonly string[]
  /** Real paths by the links that lead there. */
  readonly links?: Readonly<Record<string, string>>
  /** What a program says, by its name. */
  readonly programs?: Readonly<
    Record<string, Partial<Output> | ((args: readonly string[]) => Partial<Output>)>
  >
  readonly connect?: (host: string, port: number) => LineConnection
  readonly isPrivileged?: boolean
  readonly platform?: NodeJS.Platform
  readonly notes?: Notes
  readonly http?: Partial<Http>
  /** Names by address. */
  readonly names?: Readonly<Record<string, readonly string[]>>
}

export const memoryNotes = (): Notes => {
  const all = new Map<string, unknown>()
  return {
    get: (name, schema) => schema.safeParse(all.get(name)).data ?? null,
    set: (name, value) => void all.set(name, structuredClone(value)),
  }
}

const absent = (path: string): ProbeError => new ProbeError('absent', `${path} is not there`)

/** A machine that consists of what a test says. */
export const fakeHost = (world: World = {}): Host => {
  const { files = {}, now = '2026-11-22T07:00:00.000Z' } = world
  const isFolder = (path: string): boolean => Object.keys(files).some((name) => name.startsWith(`${path}/`))
  const allowed = (path: string): void => {
    if (world.denied?.includes(path)) throw new ProbeError('denied', `no right to read ${path}`)
  }
  const read = async (path: string): Promise<string> => {
    allowed(path)
    const text = files[path]
    if (text === undefined) throw absent(path)
    return text
  }
  return {
    once(_, ask) {
      return ask(this)
    },
    platform: world.platform ?? 'linux',
    architecture: 'x64',
    hostname: 'srv-1',
    isPrivileged: world.isPrivileged ?? true,
    now: () => now,
    read,
    readStart: async (path, size) => (await read(path)).slice(0, size),
    readEnd: async (path, size) => (await read(path)).slice(-size),
    list: async (path) => {
      allowed(path)
      if (!isFolder(path)) throw absent(path)
      const below = Object.keys(files).filter((name) => name.startsWith(`${path}/`))
      return [...new Set(below.map((name) => name.slice(path.length + 1).split('/')[0] ?? ''))].sort()
    },
    links: async (folder) => {
      allowed(folder)
      if (!isFolder(folder)) throw absent(folder)
      return Object.keys(files).flatMap((path) =>
        path.startsWith(`${folder}/`) ? (world.links?.[path] ?? []) : [],
      )
    },
    stat: async (path) => {
      allowed(path)
      if (files[path] === undefined && !isFolder(path)) throw absent(path)
      return {
        sizeBytes: files[path]?.length ?? 0,
        modifiedAt: world.modified?.[path] ?? now,
        isFile: files[path] !== undefined,
        isFolder: isFolder(path),
      }
    },
    resolve: async (path) => {
      const target = world.links?.[path] ?? (files[path] !== undefined || isFolder(path) ? path : undefined)
      if (target === undefined) throw absent(path)
      return target
    },
    space: async () => ({ sizeBytes: 1000, usedBytes: 300, freeBytes: 600 }),
    addresses: () => new Map(),
    run: async (command, args) => {
      const program = world.programs?.[command]
      if (!program) throw new ProbeError('absent', `${command} is not installed`)
      const said = typeof program === 'function' ? program(args) : program
      return { code: 0, stdout: '', stderr: '', ...said }
    },
    connect: async (host, port) => {
      if (!world.connect) throw new ProbeError('absent', `nothing listens at ${host}:${port}`)
      return world.connect(host, port)
    },
    snmp: withSnmp,
    ldap: withLdap,
    http: { ...http, ...world.http },
    tls: askTls,
    authorities: async () => [],
    exchange,
    names: openNames,
    reverseNames: async (address) => world.names?.[address] ?? [],
    si: () => Promise.reject(new ProbeError('absent', 'not on this machine')),
    notes: world.notes ?? memoryNotes(),
    self: { ...newSelf(1), version: '0.1.0' },
  }
}

/** The facts that a probe told of its host. */
export const factsOf = <Fact>(collected: Collected<Fact>): readonly Fact[] =>
  'answers' in collected ? (collected.answers[0]?.facts ?? []) : collected
