import { z } from 'zod'
import { meaningful } from '#lib/firmware-text.js'

export const PhysicalDisk = z.object({
  DeviceId: z.string(),
  FriendlyName: z.string().nullish(),
  SerialNumber: z.string().nullish(),
  MediaType: z.number().nullish(),
  BusType: z.number().nullish(),
  HealthStatus: z.number().nullish(),
  Size: z.number(),
})
export type PhysicalDisk = z.infer<typeof PhysicalDisk>

const kinds: Readonly<Record<number, 'hdd' | 'ssd'>> = { 3: 'hdd', 4: 'ssd', 5: 'ssd' }

const removableBuses = [7, 12, 13]

/** Drives on USB and cards come and go. */
export const isInside = ({ BusType }: PhysicalDisk): boolean => !removableBuses.includes(BusType ?? 0)

const nameOf = ({ DeviceId }: PhysicalDisk): string => `Disk ${DeviceId}`.slice(0, 64)

export const driveFact = (disk: PhysicalDisk) => ({
  name: nameOf(disk),
  model: meaningful(disk.FriendlyName),
  serial: meaningful(disk.SerialNumber),
  kind: kinds[disk.MediaType ?? 0] ?? ('unknown' as const),
  sizeBytes: disk.Size,
})

const healthy = 0
const says: Readonly<Record<number, string>> = { 1: 'Windows warns of it', 2: 'Windows calls it unhealthy' }

/** What Windows makes of SMART and its own errors. */
export const driveHealth = (disk: PhysicalDisk) => {
  const detail = says[disk.HealthStatus ?? -1]
  const smart =
    disk.HealthStatus === healthy
      ? ('passed' as const)
      : detail
        ? ('failed' as const)
        : ('unreadable' as const)
  return {
    name: nameOf(disk),
    serial: meaningful(disk.SerialNumber),
    smart,
    smartDetail: smart === 'passed' ? null : (detail ?? 'Windows does not tell'),
  }
}
