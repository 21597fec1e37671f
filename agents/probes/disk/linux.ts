import { z } from 'zod'
import Disk from '#contract/facts/disk.js'
import type { Host } from '../../host.js'
import { blockDevice, driveSerial, drivesBelow } from '../../linux/block.js'
import { type Mount, mounts } from '../../linux/mounts.js'
import { defineProbe } from '../../probe.js'
import { askSmart, type Health } from '../../tools/smartctl.js'

const volume = async (host: Host, mount: Mount, health: (drive: string) => Promise<Health>) => {
  const name = await blockDevice(host, mount)
  const drives = name === null ? [] : await drivesBelow(host, name)
  const [space, below] = await Promise.all([
    host.space(mount.mount),
    Promise.all(
      drives.map(async (drive) => ({
        name: drive,
        serial: await driveSerial(host, drive),
        ...(await health(drive)),
      })),
    ),
  ])
  const { told, filesystem, readOnly } = mount
  return { fact: { ...told, filesystem, readOnly, sizeBytes: space.sizeBytes, drives: below }, space }
}

const percent = (part: number, whole: number): number => Math.round((part / whole) * 1000) / 10

/** Volumes, the room that ordinary users have on them, and the health of the drives below. */
export default defineProbe({
  topic: Disk,
  summary: 'Mounted volumes with their free space, and SMART of the drives below (needs smartctl and root).',
  platforms: ['linux'],
  automatic: true,
  options: z.object({}),

  async collect(host) {
    const asked = new Map<string, Promise<Health>>()
    const health = (drive: string): Promise<Health> => {
      const asking = asked.get(drive) ?? askSmart(host, drive)
      asked.set(drive, asking)
      return asking
    }
    const volumes = await Promise.all((await mounts(host)).map((mount) => volume(host, mount, health)))
    // A volume of no size (an empty card reader) has no room to speak of.
    const real = volumes.filter(({ space }) => space.sizeBytes > 0)
    const readings = real.flatMap(({ fact: { mount }, space: { freeBytes, usedBytes } }) => [
      [`freePercent ${mount}`, percent(freeBytes, freeBytes + usedBytes)] as const,
      [`freeBytes ${mount}`, freeBytes] as const,
    ])
    return { answers: [{ facts: real.map(({ fact }) => fact), readings: Object.fromEntries(readings) }] }
  },
})
