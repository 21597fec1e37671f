import type { MachineMarks } from '#contract/facts/identity.js'
import { meaningful } from '#lib/firmware-text.js'
import { macOf } from '#lib/network-address.js'
import type { Host } from './host.js'
import { linuxMarks } from './linux/marks.js'
import { windowsMarks } from './windows/marks.js'

/** The library does not say what is on USB; the first adapter of a Mac is built in. */
const builtIn = 'en0'

const macMarks = async (host: Host): Promise<MachineMarks> => {
  const si = await host.si()
  const [system, board, found] = [await si.system(), await si.baseboard(), await si.networkInterfaces()]
  const mac = [found].flat().find(({ iface }) => iface === builtIn)?.mac
  const address = macOf(mac ?? null)
  return {
    machine: system.virtual ? 'virtual' : 'physical',
    uuid: meaningful(system.uuid)?.toLowerCase() ?? null,
    vmId: null,
    serial: meaningful(system.serial),
    boardSerial: meaningful(board.serial),
    chassisSerial: null,
    macs: address === null ? [] : [address],
    drives: [],
    machineId: null,
  }
}

/** What tells this machine from others. @throws ProbeError. */
export const machineMarks = (host: Host): Promise<MachineMarks> =>
  host.platform === 'linux'
    ? linuxMarks(host)
    : host.platform === 'win32'
      ? windowsMarks(host)
      : macMarks(host)
