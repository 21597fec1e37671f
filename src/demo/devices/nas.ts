import type { Instant } from '#lib/instant.js'
import type { Objects } from '../snmp/device.js'
import { wave } from '../wave.js'
import { chassis, system } from './identity.js'
import { interfaces } from './interfaces.js'
import type { Recorded } from './recorded.js'

const synology = '1.3.6.1.4.1.6574'
const storage = '1.3.6.1.2.1.25.2.3.1'
const fixedDisk = '1.3.6.1.2.1.25.2.1.4'
const unitBytes = 4096
const sizeBytes = 3_840_000_000_000
const normal = 1
const version = 'DSM 7.2-64570'

/** A Synology with two mirrored drives and one volume, of which `usedPercent` is taken. */
export const nasObjects = (recorded: Recorded, usedPercent: number, at: Instant): Objects => ({
  ...system(at, {
    description: 'Linux nas-01 4.4.302+ #64570 SMP (simulated)',
    objectId: '1.3.6.1.4.1.8072.3.2.10',
    name: 'nas-01',
    location: 'Server room, rack 1',
  }),
  ...chassis({ ...recorded, firmware: version }),
  ...interfaces('nas-01', [{ name: 'eth0', megabits: 1000, isUp: true, bytesPerSecond: 300_000 }], at),
  [`${storage}.1.51`]: 51,
  [`${storage}.2.51`]: { oid: fixedDisk },
  [`${storage}.3.51`]: '/volume1',
  [`${storage}.4.51`]: unitBytes,
  [`${storage}.5.51`]: Math.round(sizeBytes / unitBytes),
  [`${storage}.6.51`]: Math.round((sizeBytes * usedPercent) / 100 / unitBytes),
  [`${synology}.1.1.0`]: normal,
  [`${synology}.1.2.0`]: Math.round(wave('nas', at, { middle: 41, swing: 2 })),
  [`${synology}.1.3.0`]: normal,
  [`${synology}.1.4.1.0`]: normal,
  [`${synology}.1.4.2.0`]: normal,
  [`${synology}.1.5.1.0`]: recorded.model,
  [`${synology}.1.5.2.0`]: recorded.serial,
  [`${synology}.1.5.3.0`]: version,
  [`${synology}.1.5.4.0`]: 2,
  ...Object.fromEntries(
    [0, 1].flatMap((index) => [
      [`${synology}.2.1.1.1.${index}`, index],
      [`${synology}.2.1.1.2.${index}`, `Drive ${index + 1}`],
      [`${synology}.2.1.1.3.${index}`, 'ST4000VN006-3CW104'],
      [`${synology}.2.1.1.4.${index}`, 'SATA'],
      [`${synology}.2.1.1.5.${index}`, normal],
      [`${synology}.2.1.1.6.${index}`, Math.round(wave(`drive ${index}`, at, { middle: 36, swing: 2 }))],
    ]),
  ),
  [`${synology}.3.1.1.1.0`]: 0,
  [`${synology}.3.1.1.2.0`]: 'Volume 1',
  [`${synology}.3.1.1.3.0`]: normal,
  [`${synology}.3.1.1.4.0`]: { counter64: Math.round((sizeBytes * (100 - usedPercent)) / 100) },
  [`${synology}.3.1.1.5.0`]: { counter64: sizeBytes },
})
