import type { Host } from '../../host.js'
import { ProbeError } from '../../probe.js'
import { fewAtOnce } from '../website/visit.js'

/** `22,80-90` as the ports that it names; null where it names none, or something else. */
export const readPorts = (text: string): number[] | null => {
  const ports = new Set<number>()
  for (const part of text.split(',')) {
    const match = /^\s*(\d{1,5})(?:-(\d{1,5}))?\s*$/.exec(part)
    if (!match) return null
    const [first, last] = [Number(match[1]), Number(match[2] ?? match[1])]
    if (first < 1 || last > 65_535 || first > last) return null
    for (let port = first; port <= last; port++) ports.add(port)
  }
  return [...ports].sort((a, b) => a - b)
}

/** Whether somebody listens. Refused or silent is closed; that the way there is barred is no answer. */
const isOpen = async (host: Host, address: string, port: number, timeoutMs: number): Promise<boolean> => {
  try {
    await host.exchange({ host: address, port, protocol: 'tcp', send: null, timeoutMs })
    return true
  } catch (error) {
    if (error instanceof ProbeError && error.reason !== 'unreadable') return false
    throw error
  }
}

/** Those of the ports at which somebody listens, a few asked at once. */
export const openPorts = async (
  host: Host,
  address: string,
  ports: readonly number[],
  { atOnce, timeoutMs }: { readonly atOnce: number; readonly timeoutMs: number },
): Promise<number[]> => {
  const answers = await fewAtOnce(ports, atOnce, (port) => isOpen(host, address, port, timeoutMs))
  return ports.filter((_, index) => answers[index])
}
