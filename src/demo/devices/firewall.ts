import { type Instant, toMs } from '#lib/instant.js'
import type { Objects } from '../snmp/device.js'
import { wave } from '../wave.js'
import { chassis, system } from './identity.js'
import { interfaces } from './interfaces.js'
import type { Recorded } from './recorded.js'

const core = '1.3.6.1.4.1.12356.100.1.1'
const fortigate = '1.3.6.1.4.1.12356.101'
const contract = `${fortigate}.4.6.3.1.2.1`
const tunnel = `${fortigate}.12.2.2.1`
const version = 'v7.2.10,build1706,240918 (GA.M)'
const [tunnelDown, tunnelUp] = [1, 2]

/** As the device writes a time: `Sat Oct 31 00:00:00 2026`. */
const written = (instant: Instant): string =>
  new Date(toMs(instant))
    .toUTCString()
    .replace(/^(\w{3}), (\d\d) (\w{3}) (\d{4}) (\S+) GMT$/, '$1 $3 $2 $5 $4')

export interface Tunnel {
  readonly name: string
  readonly isUp: boolean
}

/** A FortiGate with its contracts and the tunnels to other places. */
export const firewallObjects = (
  recorded: Recorded,
  { contractUntil, tunnels }: { contractUntil: Instant; tunnels: readonly Tunnel[] },
  at: Instant,
): Objects => ({
  ...system(at, {
    description: 'Firewall of the town hall (simulated)',
    objectId: `${fortigate}.1.644`,
    name: 'fw-01',
    location: 'Server room, rack 1',
  }),
  ...chassis({ ...recorded, firmware: version }),
  ...interfaces(
    'fw-01',
    [
      { name: 'wan1', alias: 'Internet link', megabits: 1000, isUp: true, bytesPerSecond: 900_000 },
      { name: 'internal1', alias: 'Router 1', megabits: 1000, isUp: true, bytesPerSecond: 850_000 },
      { name: 'wan2', megabits: 1000, isUp: false },
    ],
    at,
  ),
  [`${core}.1.0`]: recorded.serial,
  [`${fortigate}.4.1.1.0`]: version,
  [`${fortigate}.4.1.8.0`]: {
    gauge: Math.round(wave('sessions', at, { middle: 900, swing: 600, tremble: 80 })),
  },
  [`${fortigate}.4.6.3.1.1.0`]: 3,
  ...Object.fromEntries(
    ['FortiCare support', 'Antivirus', 'Web filtering'].flatMap((name, index) => [
      [`${contract}.1.${index + 1}`, name],
      [`${contract}.2.${index + 1}`, written(contractUntil)],
    ]),
  ),
  [`${fortigate}.12.1.1.0`]: { gauge: tunnels.filter(({ isUp }) => isUp).length },
  ...Object.fromEntries(
    tunnels.flatMap(({ name, isUp }, place) => {
      const index = place + 1
      return [
        [`${tunnel}.1.${index}`, index],
        [`${tunnel}.2.${index}`, name],
        [`${tunnel}.3.${index}`, name],
        [`${tunnel}.20.${index}`, isUp ? tunnelUp : tunnelDown],
      ]
    }),
  ),
})
