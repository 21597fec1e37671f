import { type Host, ifThere } from '../host.js'
import { type Chassis, chassisOfType, isVirtualProduct } from '../tools/chassis-type.js'
import { readFirmware } from './firmware.js'

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
  if (/^flags\s*:.*\bhypervisor\b/m.test(cpuinfo) || isVirtualProduct(`${vendor} ${product}`))
    return 'virtual'
  return chassisOfType(Number(type))
}
