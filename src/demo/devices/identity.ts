import { type Instant, toMs } from '#lib/instant.js'
import type { Objects } from '../snmp/device.js'

/** Any moment before the history: since then the devices run. */
const startedMs = Date.UTC(2026, 0, 12, 6, 30)
const ticksPerWrap = 2 ** 32

/** The system group of MIB-II (RFC 3418). */
export const system = (
  at: Instant,
  given: {
    readonly description: string
    readonly objectId: string
    readonly name: string
    readonly location: string
  },
): Objects => ({
  '1.3.6.1.2.1.1.1.0': given.description,
  '1.3.6.1.2.1.1.2.0': { oid: given.objectId },
  '1.3.6.1.2.1.1.3.0': { ticks: Math.max(0, Math.floor((toMs(at) - startedMs) / 10)) % ticksPerWrap },
  '1.3.6.1.2.1.1.4.0': 'it@plandiste.example',
  '1.3.6.1.2.1.1.5.0': given.name,
  '1.3.6.1.2.1.1.6.0': given.location,
})

const physical = '1.3.6.1.2.1.47.1.1.1.1'
const chassisClass = 3

/** The device as a whole in ENTITY-MIB (RFC 6933). */
export const chassis = (given: {
  readonly maker: string
  readonly model: string
  readonly serial: string
  readonly firmware: string
}): Objects => ({
  [`${physical}.2.1`]: `${given.maker} ${given.model}`,
  [`${physical}.4.1`]: 0,
  [`${physical}.5.1`]: chassisClass,
  [`${physical}.7.1`]: given.model,
  [`${physical}.10.1`]: given.firmware,
  [`${physical}.11.1`]: given.serial,
  [`${physical}.12.1`]: given.maker,
  [`${physical}.13.1`]: given.model,
})
