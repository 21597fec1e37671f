import { type Host, ifThere } from '../host.js'
import { ProbeError } from '../probe.js'
import { type Listener, reachOf } from '../tools/ss/listeners.js'
import { nameOf, processIds } from './processes.js'

/** Beyond these it is cheaper to have ss look through what they hold open. */
const mostProcesses = 300

const tables = ['tcp', 'tcp6', 'udp', 'udp6'] as const

/** States of the kernel: a TCP socket that listens, a UDP socket that is connected to nobody. */
const states = { tcp: '0A', udp: '07' }

/** Four octets, which the kernel writes as one number in the order of the processor. */
const octets = (word: string): number[] =>
  [6, 4, 2, 0].map((at) => Number.parseInt(word.slice(at, at + 2), 16))

const readAddress = (hex: string): string => {
  const words = hex.match(/.{8}/g) ?? []
  const all = words.flatMap(octets)
  if (words.length === 1) return all.join('.')
  if (/^0{16}FFFF0000/.test(hex)) return `::ffff:${all.slice(12).join('.')}`
  const groups = Array.from({ length: 8 }, (_, at) =>
    ((all[at * 2] ?? 0) * 256 + (all[at * 2 + 1] ?? 0)).toString(16),
  )
  return new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1)
}

type Socket = Omit<Listener, 'program'> & { readonly inode: string }

/** The sockets of one table of /proc/net that wait for others. */
export const readSockets = (table: string, protocol: 'tcp' | 'udp'): Socket[] =>
  table
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const [, local = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/)
      const [hex = '', port = ''] = local.split(':')
      if (state !== states[protocol] || hex === '') return []
      const address = readAddress(hex)
      return [{ protocol, address, port: Number.parseInt(port, 16), reach: reachOf(address), inode }]
    })

/** What a process holds open; nothing where that is for others to know. */
const openLinks = async (host: Host, pid: string): Promise<string[]> => {
  try {
    return await host.links(`/proc/${pid}/fd`)
  } catch (error) {
    if (error instanceof ProbeError) return []
    throw error
  }
}

/** The program of each socket: where several processes share one, that of the youngest, as ss names it. */
const programsOf = async (host: Host, pids: readonly string[], inodes: ReadonlySet<string>) => {
  const owners = new Map<string, string>()
  for (const pid of pids)
    for (const link of await openLinks(host, pid)) {
      const inode = /^socket:\[(\d+)\]$/.exec(link)?.[1]
      if (inode !== undefined && inodes.has(inode)) owners.set(inode, pid)
    }
  const named = [...owners].map(async ([inode, pid]) => [inode, await nameOf(host, pid)] as const)
  return new Map(await Promise.all(named))
}

/** What listens, from the kernel's own tables; null where ss has to be asked. */
export const listeningSockets = async (host: Host): Promise<Listener[] | null> => {
  const read = await Promise.all(tables.map((name) => ifThere(host.read(`/proc/net/${name}`))))
  if (read[0] === null || read[2] === null) return null
  const pids = await processIds(host)
  if (pids.length > mostProcesses) return null
  const sockets = tables.flatMap((name, at) =>
    readSockets(read[at] ?? '', name.startsWith('tcp') ? 'tcp' : 'udp'),
  )
  const programs = await programsOf(host, pids, new Set(sockets.map(({ inode }) => inode)))
  return sockets.map(({ inode, ...socket }) => ({
    ...socket,
    program: programs.get(inode)?.slice(0, 64) ?? null,
  }))
}
