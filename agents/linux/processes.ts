import type { Host } from '../host.js'
import { ifThere } from '../host.js'
import { ProbeError } from '../probe.js'

/** A process that ends while it is looked at: the kernel says either. */
export const nameOf = async (host: Host, pid: string): Promise<string | null> => {
  try {
    return (await ifThere(host.read(`/proc/${pid}/comm`)))?.trim() ?? null
  } catch (error) {
    if (error instanceof ProbeError && error.reason === 'unreadable') return null
    throw error
  }
}

/** The ids of the processes that run, oldest first as a rule. */
export const processIds = async (host: Host): Promise<string[]> =>
  (await host.list('/proc')).filter((name) => /^\d+$/.test(name)).sort((a, b) => Number(a) - Number(b))

/** The names of the programs that run, as the kernel shortens them (15 characters). */
export const runningPrograms = async (host: Host): Promise<Set<string>> => {
  const pids = await processIds(host)
  const names = await Promise.all(pids.map((pid) => nameOf(host, pid)))
  return new Set(names.filter((name) => name !== null))
}
