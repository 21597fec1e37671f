import type { z } from 'zod'
import type Backup from '#contract/facts/backup.js'
import { type Host, ifThere } from '../../host.js'

type Fact = z.infer<typeof Backup.schema>
export type Where = Pick<Fact, 'place' | 'medium'>

const clouds = /^(b2|azure|gs|swift):|^s3:.*\.amazonaws\.com/i
const remote = /^(sftp|rest|s3|rclone|ssh|https?|smb|\/\/|\\\\)|^[^/\\]{2,}:/i
const ofNetwork = /^(nfs|cifs|smb|fuse\.|ceph|gluster|9p)/

const unescaped = (path: string): string =>
  path.replaceAll(/\\([0-7]{3})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 8)))

/** The kind of the file system that a path lies on, by /proc/self/mounts. */
const fileSystem = (mounts: string, path: string): string | null => {
  let best: { at: string; type: string } | null = null
  for (const line of mounts.split('\n')) {
    const [, escaped = '', type = ''] = line.split(' ')
    const at = unescaped(escaped)
    const holds = at === '/' || path === at || path.startsWith(`${at}/`)
    // The last of those that are mounted at one place hides the others.
    if (type && holds && at.length >= (best?.at.length ?? 0)) best = { at, type }
  }
  return best?.type ?? null
}

/**
 * Where copies lie, as far as their address tells: on this machine, or with one who rents room. In which building
 * another machine stands, only people know.
 */
export const whereOf = async (host: Host, target: string): Promise<Where> => {
  if (clouds.test(target)) return { place: 'rented', medium: 'cloud' }
  if (remote.test(target)) return { medium: 'network' }
  if (host.platform !== 'linux') return { place: 'this-machine', medium: 'disk' }
  const mounts = await ifThere(host.read('/proc/self/mounts'))
  if (mounts === null) return {}
  const path = (await ifThere(host.resolve(target))) ?? target
  const type = fileSystem(mounts, path)
  if (type === null) return {}
  return ofNetwork.test(type) ? { medium: 'network' } : { place: 'this-machine', medium: 'disk' }
}
