import type { MachineMarks } from '#contract/facts/identity.js'
import { sha256 } from '#lib/canonical.js'
import { meaningful } from '#lib/firmware-text.js'
import { type Host, ifThere } from '../host.js'
import { drives } from './block.js'
import { chassis } from './chassis.js'
import { readFirmware } from './firmware.js'
import { readDriverValue, readNumber } from './values.js'

/** The hash of a machine id that says nothing of the id, which other programs of the machine trust. */
export const hashOfMachineId = (id: string): string => sha256(`popis machine id ${id.trim().toLowerCase()}`)

const ethernet = 1
/** The address is the one that was burnt in; else it was given at random, by a neighbour or by hand. */
const permanent = 0

const burntIn = async (host: Host, name: string): Promise<string | null> => {
  const path = `/sys/class/net/${name}`
  const bus = await ifThere(host.resolve(`${path}/device`))
  // No device: made by software. By USB: it goes from machine to machine, as docks do.
  if (bus === null || bus.includes('/usb')) return null
  if ((await readNumber(host, `${path}/type`)) !== ethernet) return null
  // A bond gives its members one address; what they had before stands here.
  const own = await readDriverValue(host, `${path}/bonding_slave/perm_hwaddr`)
  if (own !== null) return own.toLowerCase()
  if ((await readNumber(host, `${path}/addr_assign_type`)) !== permanent) return null
  return (await readDriverValue(host, `${path}/address`))?.toLowerCase() ?? null
}

const macs = async (host: Host): Promise<string[]> => {
  const names = (await ifThere(host.list('/sys/class/net'))) ?? []
  const found = await Promise.all(names.map((name) => burntIn(host, name)))
  return [...new Set(found.filter((mac) => mac !== null))].sort().slice(0, 64)
}

/** Amazon writes the id of a machine where others write the asset tag; Xen has a file for it. */
const vmId = async (host: Host): Promise<string | null> => {
  const tag = await readFirmware(host, 'board_asset_tag')
  if (tag !== null && /^i-[0-9a-f]{8,}$/.test(tag)) return tag
  const xen = meaningful(await readDriverValue(host, '/sys/hypervisor/uuid'))
  return xen?.toLowerCase() ?? null
}

/** What a Linux machine is known by. Without root the numbers of its firmware stay hidden: they are null. */
export const linuxMarks = async (host: Host): Promise<MachineMarks> => {
  const kind = await chassis(host, (await ifThere(host.read('/proc/cpuinfo'))) ?? '')
  const machine = kind === 'container' || kind === 'virtual' ? kind : 'physical'
  const id = meaningful(await ifThere(host.read('/etc/machine-id')))
  const installed = { machine, machineId: id === null ? null : hashOfMachineId(id) } as const
  const nothing = { uuid: null, vmId: null, serial: null, boardSerial: null, chassisSerial: null }
  // What it shows of hardware is its host's.
  if (machine === 'container') return { ...installed, ...nothing, macs: [], drives: [] }
  const serials = (await drives(host)).map(({ serial }) => serial).filter((serial) => serial !== null)
  return {
    ...installed,
    uuid: (await readFirmware(host, 'product_uuid'))?.toLowerCase() ?? null,
    vmId: await vmId(host),
    serial: await readFirmware(host, 'product_serial'),
    boardSerial: await readFirmware(host, 'board_serial'),
    chassisSerial: await readFirmware(host, 'chassis_serial'),
    macs: await macs(host),
    drives: [...new Set(serials)].sort().slice(0, 256),
  }
}
