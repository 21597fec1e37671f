import { z } from 'zod'
import Hardware from '#contract/facts/hardware.js'
import { meaningful } from '#lib/firmware-text.js'
import type { Host } from '../../host.js'
import { defineProbe, ProbeError } from '../../probe.js'
import { askWindows, askWindowsIfMay, windowsTimeoutMs } from '../../windows/ask-windows.js'
import { windowsChassis } from '../../windows/chassis.js'
import { driveFact, isInside, PhysicalDisk } from '../../windows/physical-disk.js'

const Computer = z.object({
  Manufacturer: z.string().nullish(),
  Model: z.string().nullish(),
  TotalPhysicalMemory: z.number().nullish(),
})

const Firmware = z.object({
  serial: z.string().nullish(),
  version: z.string().nullish(),
  releasedAt: z.string().nullish(),
  boardSerial: z.string().nullish(),
  uuid: z.string().nullish(),
  chassisTypes: z.array(z.number()).nullish(),
})

const Processor = z.object({
  Name: z.string().nullish(),
  NumberOfCores: z.number(),
  NumberOfLogicalProcessors: z.number(),
})

const sum = (numbers: readonly number[]): number | null =>
  numbers.length === 0 ? null : numbers.reduce((total, number) => total + number, 0)

/** `2.0, 0, 1.38`: the version of the specification stands first. */
const tpmVersion = async (host: Host) => {
  const found = await askWindowsIfMay(host, 'tpm', z.object({ SpecVersion: z.string().nullish() }))
  if (found === null) return {}
  return { tpmVersion: found[0]?.SpecVersion?.split(',')[0]?.trim().slice(0, 16) || null }
}

const secureBoot = async (host: Host) => {
  const found = await askWindowsIfMay(host, 'secureBoot', z.object({ enabled: z.number().nullish() }))
  if (found === null) return {}
  const enabled = found[0]?.enabled
  return { secureBoot: enabled == null ? null : enabled === 1 }
}

/** The machine as Windows knows it; TPM for administrators only. */
export default defineProbe({
  topic: Hardware,
  summary: 'Maker, serial numbers, processors, memory, drives, TPM (needs an administrator) and Secure Boot.',
  platforms: ['win32'],
  automatic: true,
  timeoutMs: windowsTimeoutMs,
  options: z.object({}),

  async collect(host) {
    const [computer] = await askWindows(host, 'computer', Computer)
    const [firmware] = await askWindows(host, 'firmware', Firmware)
    const processors = await askWindows(host, 'processors', Processor)
    if (!computer || !firmware) throw new ProbeError('unreadable', 'Windows does not describe its machine')
    const disks = await askWindowsIfMay(host, 'drives', PhysicalDisk)
    return [
      {
        manufacturer: meaningful(computer.Manufacturer),
        model: meaningful(computer.Model),
        serial: meaningful(firmware.serial),
        uuid: meaningful(firmware.uuid)?.toLowerCase() ?? null,
        boardSerial: meaningful(firmware.boardSerial),
        chassis: windowsChassis(
          firmware.chassisTypes ?? [],
          computer.Manufacturer ?? '',
          computer.Model ?? '',
        ),
        cpuModel: meaningful(processors[0]?.Name),
        processorCount: processors.length || null,
        coreCount: sum(processors.map(({ NumberOfCores }) => NumberOfCores)),
        threadCount: sum(processors.map(({ NumberOfLogicalProcessors }) => NumberOfLogicalProcessors)),
        memoryBytes: computer.TotalPhysicalMemory ?? null,
        firmwareVersion: meaningful(firmware.version),
        firmwareDate: firmware.releasedAt?.slice(0, 10) ?? null,
        ...(await tpmVersion(host)),
        ...(await secureBoot(host)),
        drives: (disks ?? []).filter(isInside).map(driveFact),
      },
    ]
  },
})
