import { type Host, ifThere } from '../host.js'
import { readFirmware } from './firmware.js'

export type Chassis = 'server' | 'desktop' | 'laptop' | 'virtual' | 'container' | 'other'

/** Chassis types of the SMBIOS specification, 7.4.1. */
const types: Readonly<Record<Exclude<Chassis, 'virtual' | 'container' | 'other'>, readonly number[]>> = {
  desktop: [3, 4, 5, 6, 7, 13, 15, 16, 24, 35, 36],
  laptop: [8, 9, 10, 14, 30, 31, 32],
  server: [17, 23, 25, 28, 29],
}

const virtualProducts =
  /\b(kvm|qemu|virtualbox|vmware|virtual machine|bochs|openstack|hvm domu|bhyve|parallels)\b/i

const isContainer = async (host: Host): Promise<boolean> => {
  const isThere = async (path: string): Promise<boolean> => (await ifThere(host.stat(path))) !== null
  if ((await isThere('/run/.containerenv')) || (await isThere('/run/systemd/container'))) return true
  // Images of virtual machines made from those of containers keep this file; they have a drive as their root.
  const isOverlay = /^\S+ \/ overlay /m.test(await host.read('/proc/self/mounts'))
  return isOverlay && (await isThere('/.dockerenv'))
}

/** What kind of machine it is, from its firmware and the marks that containers and hypervisors leave. */
export const chassis = async (host: Host, cpuinfo: string): Promise<Chassis> => {
  if (await isContainer(host)) return 'container'
  const [vendor, product, type] = await Promise.all([
    readFirmware(host, 'sys_vendor'),
    readFirmware(host, 'product_name'),
    readFirmware(host, 'chassis_type'),
  ])
  if (/^flags\s*:.*\bhypervisor\b/m.test(cpuinfo) || virtualProducts.test(`${vendor} ${product}`))
    return 'virtual'
  const found = Object.entries(types).find(([, numbers]) => numbers.includes(Number(type)))
  return (found?.[0] as Chassis | undefined) ?? 'other'
}
