import { z } from 'zod'
import Hardware from '#contract/facts/hardware.js'
import { meaningful } from '#lib/firmware-text.js'
import { defineProbe, ProbeError } from '../../probe.js'

const whole = (value: number | undefined): number | null => (value && value > 0 ? Math.round(value) : null)

const chassisOf = (
  type: string,
  isVirtual: boolean,
): 'virtual' | 'laptop' | 'server' | 'desktop' | 'other' => {
  if (isVirtual) return 'virtual'
  if (/laptop|notebook|portable|convertible|detachable/i.test(type)) return 'laptop'
  if (/server|rack|blade/i.test(type)) return 'server'
  return /desktop|tower|mini|all in one|imac|stick/i.test(type) ? 'desktop' : 'other'
}

/** The machine where there is no /sys to read. Written after the library's documentation, not tried on these systems yet. */
export default defineProbe({
  topic: Hardware,
  summary: 'Maker, serial numbers, processors, memory and drives, through systeminformation.',
  platforms: ['darwin'],
  automatic: true,
  timeoutMs: 60_000,
  options: z.object({}),

  async collect(host) {
    const si = await host.si()
    const [system, board, bios, chassis, cpu, memory, drives] = await Promise.all([
      si.system(),
      si.baseboard(),
      si.bios(),
      si.chassis(),
      si.cpu(),
      si.mem(),
      si.diskLayout(),
    ])
    const threadCount = whole(cpu.cores)
    const memoryBytes = whole(memory.total)
    // The library answers a failure with zeros.
    if (threadCount === null || memoryBytes === null)
      throw new ProbeError('unreadable', 'systeminformation tells neither processors nor memory')
    return [
      {
        manufacturer: meaningful(system.manufacturer),
        model: meaningful(system.model),
        serial: meaningful(system.serial),
        uuid: meaningful(system.uuid)?.toLowerCase() ?? null,
        boardSerial: meaningful(board.serial),
        chassis: chassisOf(chassis.type, system.virtual),
        cpuModel: meaningful(`${cpu.manufacturer} ${cpu.brand}`),
        processorCount: whole(cpu.processors),
        coreCount: whole(cpu.physicalCores),
        threadCount,
        memoryBytes,
        firmwareVersion: meaningful(bios.version),
        firmwareDate: z.iso.date().safeParse(bios.releaseDate).data ?? null,
        drives: drives.map((drive) => ({
          name: drive.device.slice(0, 64),
          model: meaningful(drive.name),
          serial: meaningful(drive.serialNum),
          kind: /ssd|nvme/i.test(`${drive.type} ${drive.interfaceType}`)
            ? ('ssd' as const)
            : /hd/i.test(drive.type)
              ? ('hdd' as const)
              : ('unknown' as const),
          sizeBytes: whole(drive.size) ?? 0,
        })),
      },
    ]
  },
})
