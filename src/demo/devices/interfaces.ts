import { type Instant, second, toMs } from '#lib/instant.js'
import type { Objects, Value } from '../snmp/device.js'
import { noise } from '../wave.js'

export interface Port {
  readonly name: string
  readonly alias?: string
  readonly megabits: number
  readonly isUp: boolean
  /** What goes through it on average, in bytes a second. */
  readonly bytesPerSecond?: number
}

const table = '1.3.6.1.2.1.2.2.1'
const extended = '1.3.6.1.2.1.31.1.1.1'
const ethernet = 6
const [up, down] = [1, 2]
const since = Date.UTC(2026, 0, 12)

/** A hardware address that is used nowhere else: the second bit of its first octet says that it was made up. */
export const macOf = (name: string): Buffer => {
  const number = Math.round((noise(name) + 1) * 10_000)
  const other = Math.round((noise(`${name} again`) + 1) * 10_000)
  return Buffer.from([0x02, 0x50, number >> 8, number & 255, other >> 8, other & 255])
}

const bits32 = 0xffff_ffff

/** Interfaces by IF-MIB (RFC 2863). */
export const interfaces = (device: string, ports: readonly Port[], at: Instant): Objects =>
  Object.fromEntries([
    ['1.3.6.1.2.1.2.1.0', ports.length],
    ...ports.flatMap(({ name, alias = '', megabits, isUp, bytesPerSecond = 0 }, place) => {
      const index = place + 1
      const bytes = Math.round(((toMs(at) - since) / second) * bytesPerSecond)
      return [
        [`${table}.1.${index}`, index],
        [`${table}.2.${index}`, name],
        [`${table}.3.${index}`, ethernet],
        [`${table}.4.${index}`, 1500],
        [`${table}.5.${index}`, { gauge: Math.min(bits32, isUp ? megabits * 1_000_000 : 0) }],
        [`${table}.6.${index}`, macOf(`${device} ${name}`)],
        [`${table}.7.${index}`, up],
        [`${table}.8.${index}`, isUp ? up : down],
        [`${extended}.1.${index}`, name],
        [`${extended}.6.${index}`, { counter64: isUp ? bytes : 0 }],
        [`${extended}.10.${index}`, { counter64: isUp ? Math.round(bytes / 4) : 0 }],
        [`${extended}.15.${index}`, { gauge: isUp ? megabits : 0 }],
        [`${extended}.17.${index}`, up],
        [`${extended}.18.${index}`, alias],
      ] satisfies [string, Value][]
    }),
  ])
