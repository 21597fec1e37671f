import type { Instant } from '#lib/instant.js'
import type { Objects } from '../snmp/device.js'
import { chassis, system } from './identity.js'
import { interfaces, type Port } from './interfaces.js'
import type { Recorded } from './recorded.js'

const mikrotik = '1.3.6.1.4.1.14988.1.1'
const firmware = '6.49.17'

/** A MikroTik router; `ports` are those in use beside two that are empty. */
export const routerObjects = (
  recorded: Recorded,
  { name, location, ports }: { name: string; location: string; ports: readonly Port[] },
  at: Instant,
): Objects => ({
  ...system(at, {
    description: `RouterOS ${recorded.model}`,
    objectId: '1.3.6.1.4.1.14988.1',
    name,
    location,
  }),
  ...chassis({ ...recorded, firmware }),
  ...interfaces(
    name,
    [
      ...ports,
      { name: 'ether9', megabits: 1000, isUp: false },
      { name: 'ether10', megabits: 1000, isUp: false },
    ],
    at,
  ),
  [`${mikrotik}.4.4.0`]: firmware,
  [`${mikrotik}.7.3.0`]: recorded.serial,
  [`${mikrotik}.7.4.0`]: firmware,
})
