import { z } from 'zod'
import Disk from '#contract/facts/disk.js'
import { defineProbe } from '../../probe.js'
import { askWindows, askWindowsIfMay, windowsTimeoutMs } from '../../windows/ask-windows.js'
import { driveHealth, PhysicalDisk } from '../../windows/physical-disk.js'

const Volume = z.object({
  DeviceID: z.string(),
  FileSystem: z.string().nullish(),
  Size: z.number().nullish(),
  FreeSpace: z.number().nullish(),
  Access: z.number().nullish(),
  disk: z.number().nullish(),
})

const readable = 1

const percent = (part: number, whole: number): number => Math.round((part / whole) * 1000) / 10

/** Volumes on drives of this machine with their free space, and what Windows says of the drive below. */
export default defineProbe({
  topic: Disk,
  summary: 'Volumes with their free space, and the health of the drives below as Windows sees it.',
  platforms: ['win32'],
  automatic: true,
  timeoutMs: windowsTimeoutMs,
  options: z.object({}),

  async collect(host) {
    const volumes = (await askWindows(host, 'volumes', Volume)).flatMap((volume) =>
      volume.Size ? [{ ...volume, Size: volume.Size, FreeSpace: volume.FreeSpace ?? 0 }] : [],
    )
    const disks = (await askWindowsIfMay(host, 'drives', PhysicalDisk)) ?? []
    const facts = volumes.map((volume) => ({
      mount: volume.DeviceID,
      device: volume.disk == null ? volume.DeviceID : `Disk ${volume.disk}`,
      filesystem: volume.FileSystem ?? 'unknown',
      sizeBytes: volume.Size,
      readOnly: volume.Access === readable,
      drives: disks.filter(({ DeviceId }) => DeviceId === String(volume.disk)).map(driveHealth),
    }))
    const readings = volumes.flatMap(({ DeviceID, Size, FreeSpace }) => [
      [`freePercent ${DeviceID}`, percent(FreeSpace, Size)] as const,
      [`freeBytes ${DeviceID}`, FreeSpace] as const,
    ])
    return { answers: [{ facts, readings: Object.fromEntries(readings) }] }
  },
})
