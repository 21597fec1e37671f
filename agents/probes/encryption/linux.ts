import { z } from 'zod'
import Encryption from '#contract/facts/encryption.js'
import type { Host } from '../../host.js'
import { blockDevice, layersBelow } from '../../linux/block.js'
import { chassis } from '../../linux/chassis.js'
import { type Mount, mounts } from '../../linux/mounts.js'
import { readDriverValue } from '../../linux/values.js'
import { defineProbe } from '../../probe.js'

/** What starts the machine must be readable before there is a key. */
const isForStarting = ({ mount }: Mount): boolean => /^\/(boot|efi)(\/|$)/.test(mount)

/** Device mapper names what it maps: `CRYPT-LUKS2-…`, `CRYPT-PLAIN-…`, `LVM-…`. */
const cryptOf = async (host: Host, layer: string): Promise<string | null> => {
  const uuid = await readDriverValue(host, `/sys/class/block/${layer}/dm/uuid`)
  return /^CRYPT-([A-Z0-9]+)-/.exec(uuid ?? '')?.[1] ?? null
}

/**
 * A volume is encrypted where each way down to a drive passes through a mapping that encrypts. ZFS and other machines' volumes
 * keep to themselves what they do.
 */
const isEncrypted = async (host: Host, layer: string): Promise<boolean> => {
  if ((await cryptOf(host, layer)) !== null) return true
  const below = await layersBelow(host, layer)
  const found = await Promise.all(below.map((name) => isEncrypted(host, name)))
  return found.length > 0 && found.every(Boolean)
}

const methodOf = async (host: Host, layer: string): Promise<string | null> => {
  const own = await cryptOf(host, layer)
  if (own !== null) return own
  const found = await Promise.all((await layersBelow(host, layer)).map((name) => methodOf(host, name)))
  return found.find((method) => method !== null) ?? null
}

const volume = async (host: Host, mount: Mount) => {
  const name = await blockDevice(host, mount)
  const encrypted = name === null ? null : await isEncrypted(host, name)
  return {
    volume: mount.told.mount,
    tool: 'LUKS',
    system: mount.mount === '/',
    encrypted,
    state: encrypted === null ? ('unknown' as const) : encrypted ? ('on' as const) : ('off' as const),
    method: name === null ? null : await methodOf(host, name),
  }
}

/** Volumes and the encryption below them, from /sys, without starting a program. */
export default defineProbe({
  topic: Encryption,
  summary: 'Whether mounted volumes lie on LUKS or another encrypting mapping.',
  platforms: ['linux'],
  automatic: true,
  options: z.object({}),

  async collect(host) {
    const portable = (await chassis(host, await host.read('/proc/cpuinfo'))) === 'laptop'
    const all = (await mounts(host)).filter((mount) => !isForStarting(mount))
    return Promise.all(all.map(async (mount) => ({ ...(await volume(host, mount)), portable })))
  },
})
