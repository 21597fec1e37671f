import { createSocket } from 'node:dgram'
import { ProbeError } from '../../probe.js'
import type { SnmpTarget } from './target.js'

const listenMs = 150

/** Whether the machine says that nothing listens there: only a connected socket is told so. */
const isClosed = ({ host, port }: SnmpTarget): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4')
    const end = (closed: boolean): void => {
      clearTimeout(timer)
      socket.removeAllListeners().on('error', () => undefined)
      socket.close()
      resolve(closed)
    }
    const timer = setTimeout(() => end(false), listenMs)
    socket.on('error', (error: NodeJS.ErrnoException) => end(error.code === 'ECONNREFUSED'))
    socket.connect(port, host, () => socket.send(Buffer.of(0), (error) => error && end(true)))
  })

const whatToLookAt = ({ version, community, user }: SnmpTarget): string =>
  version === '3'
    ? `is SNMP on, is the user “${user?.name}” known there, are both keys right (a wrong privacy key shows only as silence)`
    : `is SNMP on, may this machine ask, is the community right${community === 'public' ? ' (it was “public”)' : ''}`

/** Why a device gave no answer at all. */
export const silence = async (target: SnmpTarget): Promise<ProbeError> => {
  const where = `${target.host}:${target.port}`
  if (await isClosed(target)) return new ProbeError('absent', `nothing listens for SNMP at ${where}`)
  return new ProbeError('timeout', `no answer from ${where}: ${whatToLookAt(target)}?`)
}
