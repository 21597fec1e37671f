import { createHash } from 'node:crypto'
import type { Asset } from '#contract/register/asset.js'
import type { Traits } from './traits.js'

/** A UUID of its own for a machine of which the register has none. */
export const uuidOf = ({ id, uuid }: Asset): string => {
  if (uuid !== undefined) return uuid
  const hex = createHash('sha256').update(`machine ${id}`).digest('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

const sectorBytes = 512
const [desktop, rackServer, otherChassis] = ['3', '23', '1']

interface Plate {
  readonly maker: string
  readonly model: string
  readonly chassis: string
}

const plateOf = ({ kind, manufacturer, model }: Asset, isServer: boolean): Plate =>
  kind === 'virtual-server'
    ? { maker: 'QEMU', model: 'Standard PC (Q35 + ICH9, 2009)', chassis: otherChassis }
    : {
        maker: manufacturer ?? 'Unknown maker',
        model: model ?? 'Unknown model',
        chassis: isServer ? rackServer : desktop,
      }

const processor = (cores: number, isVirtual: boolean): string =>
  Array.from(
    { length: cores },
    (_, core) =>
      `processor\t: ${core}\nmodel name\t: ${isVirtual ? 'QEMU Virtual CPU' : 'Intel(R) Core(TM) i5-10400 CPU @ 2.90GHz'}\nphysical id\t: 0\ncore id\t\t: ${core}\nflags\t\t: fpu vme${isVirtual ? ' hypervisor' : ''}\n`,
  ).join('\n')

/** Firmware, processors, memory and one drive, as /proc and /sys show them. */
export const hardwareFiles = (asset: Asset, traits: Traits, isServer: boolean): Record<string, string> => {
  const { maker, model, chassis } = plateOf(asset, isServer)
  const isVirtual = asset.kind === 'virtual-server'
  const sizeBytes = isServer ? 960_197_124_096 : 256_060_514_304
  const serial = asset.serial
  return {
    '/proc/cpuinfo': processor(isServer ? 8 : 6, isVirtual),
    '/proc/meminfo': `MemTotal:       ${Math.round((traits.memoryGigabytes * 1024 - 220) * 1024)} kB\n`,
    '/proc/self/mounts': '/dev/sda1 / ext4 rw,relatime 0 0\n',
    '/proc/self/mountinfo': '22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n',
    '/sys/class/dmi/id/sys_vendor': `${maker}\n`,
    '/sys/class/dmi/id/product_name': `${model}\n`,
    '/sys/class/dmi/id/product_uuid': `${uuidOf(asset)}\n`,
    '/sys/class/dmi/id/chassis_type': `${chassis}\n`,
    '/sys/class/dmi/id/bios_version': 'M3HKT4AA\n',
    '/sys/class/dmi/id/bios_date': '05/21/2024\n',
    ...(serial === undefined ? {} : { '/sys/class/dmi/id/product_serial': `${serial}\n` }),
    ...(traits.hasTpm ? { '/sys/class/tpm/tpm0/tpm_version_major': '2\n' } : {}),
    // Four bytes of attributes; the fifth says that it is on.
    ...(traits.hasTpm
      ? { '/sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c': '\x06\0\0\0\x01' }
      : {}),
    '/sys/block/sda/dev': '8:0\n',
    '/sys/block/sda/size': `${Math.floor(sizeBytes / sectorBytes)}\n`,
    '/sys/block/sda/removable': '0\n',
    '/sys/block/sda/queue/rotational': `${traits.hasOldDrive ? 1 : 0}\n`,
    '/sys/block/sda/device/model': `${traits.hasOldDrive ? 'ST500DM009-2F110A' : 'SAMSUNG MZ7LH256'}\n`,
    '/sys/block/sda/device/serial': `S4X9${asset.id.replace('-', '')}\n`,
    '/sys/devices/ata1/block/sda/sda1/partition': '1\n',
  }
}
