import { meaningful } from '#lib/firmware-text.js'
import { type Host, ifThere } from '../host.js'
import type { Mount } from './mounts.js'
import { readAssignments, readDriverValue, readNumber } from './values.js'

/** Made by software, or without a medium of their own. */
const noDrive = /^(loop|ram|zram|dm-|md|sr|fd|nbd|rbd|drbd|zd)/

/** Drives of a virtual machine: their health is that of the machine below. */
export const isVirtualDrive = (name: string): boolean => /^(vd|xvd)/.test(name)

const sectorBytes = 512

/** What udev found out about a drive, such as the serial number that the kernel does not show. */
const udev = async (host: Host, name: string): Promise<Map<string, string>> => {
  const number = await readDriverValue(host, `/sys/block/${name}/dev`)
  const text = number === null ? null : await ifThere(host.read(`/run/udev/data/b${number}`))
  return readAssignments((text ?? '').replaceAll(/^E:/gm, ''))
}

/** The serial number of a drive, from the first source that has one. */
export const driveSerial = async (host: Host, name: string): Promise<string | null> =>
  meaningful(await readDriverValue(host, `/sys/block/${name}/device/serial`)) ??
  meaningful(await readDriverValue(host, `/sys/block/${name}/serial`)) ??
  meaningful((await udev(host, name)).get('ID_SERIAL_SHORT'))

const driveKind = async (host: Host, name: string): Promise<'ssd' | 'hdd' | 'unknown'> => {
  if (isVirtualDrive(name)) return 'unknown'
  const rotational = await readNumber(host, `/sys/block/${name}/queue/rotational`)
  return rotational === 0 ? 'ssd' : rotational === 1 ? 'hdd' : 'unknown'
}

const readDrive = async (host: Host, name: string) => ({
  name,
  model: meaningful(await readDriverValue(host, `/sys/block/${name}/device/model`)),
  serial: await driveSerial(host, name),
  kind: await driveKind(host, name),
  sizeBytes: ((await readNumber(host, `/sys/block/${name}/size`)) ?? 0) * sectorBytes,
})

/** The drives of the machine, without removable ones and empty slots. */
export const drives = async (host: Host) => {
  const names = ((await ifThere(host.list('/sys/block'))) ?? []).filter((name) => !noDrive.test(name))
  const found = await Promise.all(
    names.map(async (name) => ({
      drive: await readDrive(host, name),
      isRemovable: (await readNumber(host, `/sys/block/${name}/removable`)) === 1,
    })),
  )
  return found
    .filter(({ drive, isRemovable }) => drive.sizeBytes > 0 && !isRemovable)
    .map(({ drive }) => drive)
}

/** The drives that a block device lies on, through partitions, mirrors, encryption and logical volumes. */
export const drivesBelow = async (host: Host, name: string): Promise<string[]> => {
  const slaves = await layersBelow(host, name)
  if (slaves.length > 0) {
    const below = await Promise.all(slaves.map((slave) => drivesBelow(host, slave)))
    return [...new Set(below.flat())].sort()
  }
  const path = await ifThere(host.resolve(`/sys/class/block/${name}`))
  if (path === null) return []
  const isPartition = (await readDriverValue(host, `${path}/partition`)) !== null
  const drive = isPartition ? (path.split('/').at(-2) ?? name) : name
  return noDrive.test(drive) ? [] : [drive]
}

/** The name of the block device of a volume, or null where it has none of its own (ZFS, overlay). */
export const blockDevice = async (host: Host, { device, number }: Mount): Promise<string | null> => {
  const path = device.startsWith('/dev/')
    ? await ifThere(host.resolve(device))
    : await ifThere(host.resolve(`/sys/dev/block/${number}`))
  return path?.split('/').at(-1) ?? null
}

/** What a block device is made of, one layer down: partitions and drives below a mirror, a mapping, a logical volume. */
export const layersBelow = async (host: Host, name: string): Promise<string[]> =>
  (await ifThere(host.list(`/sys/class/block/${name}/slaves`))) ?? []
