import type { Output } from '#agents/host/run-process.js'
import { withSnmp } from '#agents/host/snmp/open-snmp.js'
import type { Address, Host, HostOptions } from '#agents/host.js'
import { ProbeError } from '#agents/probe.js'
import type { Instant } from '#lib/instant.js'

/** A machine that exists in memory only: its files and what its programs say. */
export interface Machine {
  readonly hostname: string
  /** Text by path. */
  readonly files: Readonly<Record<string, string>>
  /** When a file was last written to; the others when the machine was set up. */
  readonly modified: Readonly<Record<string, Instant>>
  readonly setUpAt: Instant
  /** Real paths by the links that lead there. */
  readonly links: Readonly<Record<string, string>>
  /** What a program writes to its standard output, by its name. */
  readonly programs: Readonly<Record<string, (args: readonly string[]) => string>>
  readonly addresses: Readonly<Record<string, readonly Address[]>>
  /** Size and use of the volumes by mount point. */
  readonly volumes: Readonly<Record<string, { readonly sizeBytes: number; readonly usedBytes: number }>>
}

const absent = (path: string): ProbeError => new ProbeError('absent', `${path} is not there`)

const nobody = (): Promise<never> =>
  Promise.reject(new ProbeError('absent', 'this machine has no way to the web'))

/** The names below each folder, so that a probe need not look through all files. */
const foldersOf = (files: Readonly<Record<string, string>>): ReadonlyMap<string, ReadonlySet<string>> => {
  const folders = new Map<string, Set<string>>()
  for (const path of Object.keys(files)) {
    const parts = path.split('/')
    for (let depth = 1; depth < parts.length; depth++) {
      const folder = parts.slice(0, depth).join('/')
      const names = folders.get(folder) ?? new Set()
      names.add(parts[depth] ?? '')
      folders.set(folder, names)
    }
  }
  return folders
}

/** A host for probes, made of a machine as it is now; devices it asks by SNMP as every host does. */
export const memoryHost = (machine: Machine, { self, notes, now }: Required<HostOptions>): Host => {
  const { files, links } = machine
  const folders = foldersOf(files)
  const read = async (path: string): Promise<string> => {
    const text = files[path]
    if (text === undefined) throw absent(path)
    return text
  }
  return {
    once(_, ask) {
      return ask(this)
    },
    platform: 'linux',
    architecture: 'x64',
    hostname: machine.hostname,
    isPrivileged: true,
    now,
    read,
    readStart: async (path, size) => (await read(path)).slice(0, size),
    readEnd: async (path, size) => (await read(path)).slice(-size),
    list: async (path) => {
      const names = folders.get(path)
      if (!names) throw absent(path)
      return [...names].sort()
    },
    links: async (folder) => {
      throw absent(folder)
    },
    stat: async (path) => {
      const isFolder = folders.has(path)
      if (files[path] === undefined && !isFolder) throw absent(path)
      return {
        sizeBytes: files[path]?.length ?? 0,
        modifiedAt: machine.modified[path] ?? machine.setUpAt,
        isFile: !isFolder,
        isFolder,
      }
    },
    resolve: async (path) => {
      const target = links[path] ?? (files[path] !== undefined || folders.has(path) ? path : undefined)
      if (target === undefined) throw absent(path)
      return target
    },
    space: async (path) => {
      const volume = machine.volumes[path]
      if (!volume) throw absent(path)
      return { ...volume, freeBytes: volume.sizeBytes - volume.usedBytes }
    },
    addresses: () => new Map(Object.entries(machine.addresses)),
    run: async (command, args): Promise<Output> => {
      const program = machine.programs[command]
      if (!program) throw new ProbeError('absent', `${command} is not installed`)
      return { code: 0, stdout: program(args), stderr: '' }
    },
    connect: async (host, port) => {
      throw new ProbeError('absent', `nothing listens at ${host}:${port}`)
    },
    snmp: withSnmp,
    ldap: nobody,
    http: { text: nobody, page: nobody, download: nobody, upload: nobody },
    tls: nobody,
    authorities: async () => [],
    exchange: nobody,
    names: nobody,
    reverseNames: async () => [],
    si: () => Promise.reject(new ProbeError('absent', 'not on this machine')),
    notes,
    self,
  }
}
