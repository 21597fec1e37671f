import { z } from 'zod'
import type { MachineMarks } from '#contract/facts/identity.js'
import { meaningful } from '#lib/firmware-text.js'
import { macOf } from '#lib/network-address.js'
import type { Host } from '../host.js'
import { hashOfMachineId } from '../linux/marks.js'
import { ProbeError } from '../probe.js'
import { isVirtualProduct } from '../tools/chassis-type.js'
import { askWindows, askWindowsIfMay } from './ask-windows.js'
import { driveFact, isInside, PhysicalDisk } from './physical-disk.js'

const Shown = z.object({
  maker: z.string().nullish(),
  model: z.string().nullish(),
  uuid: z.string().nullish(),
  serial: z.string().nullish(),
  boardSerial: z.string().nullish(),
  chassisSerial: z.string().nullish(),
  machineGuid: z.string().nullish(),
  vmId: z.string().nullish(),
  adapters: z.array(z.object({ mac: z.string().nullish(), bus: z.string().nullish() })).nullish(),
})

/** What goes from machine to machine, as docks do, is on USB. */
const isBuiltIn = ({ bus }: { bus?: string | null | undefined }): boolean => !/^usb/i.test(bus ?? '')

/** What a Windows machine is known by. */
export const windowsMarks = async (host: Host): Promise<MachineMarks> => {
  const [shown] = await askWindows(host, 'identity', Shown)
  if (!shown) throw new ProbeError('unreadable', 'Windows does not describe its machine')
  const disks = (await askWindowsIfMay(host, 'drives', PhysicalDisk)) ?? []
  const serials = disks.filter(isInside).map((disk) => driveFact(disk).serial)
  const macs = (shown.adapters ?? []).filter(isBuiltIn).map(({ mac }) => macOf(mac ?? null))
  const guid = meaningful(shown.machineGuid)
  return {
    machine: isVirtualProduct(`${shown.maker ?? ''} ${shown.model ?? ''}`) ? 'virtual' : 'physical',
    uuid: meaningful(shown.uuid)?.toLowerCase() ?? null,
    vmId: meaningful(shown.vmId)?.slice(0, 128).toLowerCase() ?? null,
    serial: meaningful(shown.serial),
    boardSerial: meaningful(shown.boardSerial),
    chassisSerial: meaningful(shown.chassisSerial),
    macs: [...new Set(macs.filter((mac) => mac !== null))].sort().slice(0, 64),
    drives: [...new Set(serials.filter((serial) => serial !== null))].sort().slice(0, 256),
    machineId: guid === null ? null : hashOfMachineId(guid),
  }
}
