import { day, type Instant, toMs } from '#lib/instant.js'
import type { Objects } from '../snmp/device.js'
import { chassis, system } from './identity.js'
import { interfaces } from './interfaces.js'
import type { Recorded } from './recorded.js'

const device = '1.3.6.1.2.1.25.3'
const printer = '1.3.6.1.2.1.43'
const [running, warning, downState] = [2, 3, 5]
const [other, idle] = [1, 3]
const [consumed, filled] = [3, 4]
const [toner, wasteToner] = [3, 4]
const percentUnit = 19
const since = Date.UTC(2020, 1, 11)
const pagesPerDay = 96

/** Bits of hrPrinterDetectedErrorState (RFC 2790), the first one highest. */
const [lowToner, noToner] = [0b0010_0000, 0b0001_0000]

/** A laser printer by HOST-RESOURCES-MIB and Printer-MIB (RFC 3805). */
export const printerObjects = (
  recorded: Recorded,
  { name, location, tonerPercent }: { name: string; location: string; tonerPercent: number },
  at: Instant,
): Objects => {
  const isEmpty = tonerPercent <= 0
  const isLow = tonerPercent <= 10
  return {
    ...system(at, {
      description: `HP ETHERNET MULTI-ENVIRONMENT,ROM none,JETDIRECT,JD153,EEPROM JSI24020012 (simulated)`,
      objectId: '1.3.6.1.4.1.11.2.3.9.1',
      name,
      location,
    }),
    ...chassis({ ...recorded, firmware: '2409116_000571' }),
    ...interfaces(name, [{ name: 'eth0', megabits: 100, isUp: true, bytesPerSecond: 900 }], at),
    '1.3.6.1.4.1.11.2.3.9.4.2.1.1.3.3.0': recorded.serial,
    [`${device}.2.1.1.1`]: 1,
    [`${device}.2.1.2.1`]: { oid: `${device}.1.5` },
    [`${device}.2.1.3.1`]: `HP ${recorded.model}`,
    [`${device}.2.1.5.1`]: isEmpty ? downState : isLow ? warning : running,
    [`${device}.5.1.1.1`]: isEmpty ? other : idle,
    [`${device}.5.1.2.1`]: Buffer.from([isEmpty ? noToner : isLow ? lowToner : 0]),
    [`${printer}.5.1.1.16.1`]: `HP ${recorded.model}`,
    [`${printer}.5.1.1.17.1`]: recorded.serial,
    [`${printer}.10.2.1.4.1.1`]: {
      counter: Math.floor(((toMs(at) - since) / day) * pagesPerDay),
    },
    [`${printer}.11.1.1.3.1.1`]: 1,
    [`${printer}.11.1.1.4.1.1`]: consumed,
    [`${printer}.11.1.1.5.1.1`]: toner,
    [`${printer}.11.1.1.6.1.1`]: 'Black Cartridge HP CF259X',
    [`${printer}.11.1.1.7.1.1`]: percentUnit,
    [`${printer}.11.1.1.8.1.1`]: 100,
    [`${printer}.11.1.1.9.1.1`]: tonerPercent,
    [`${printer}.11.1.1.3.1.2`]: 1,
    [`${printer}.11.1.1.4.1.2`]: filled,
    [`${printer}.11.1.1.5.1.2`]: wasteToner,
    [`${printer}.11.1.1.6.1.2`]: 'Waste Toner',
    [`${printer}.11.1.1.7.1.2`]: percentUnit,
    [`${printer}.11.1.1.8.1.2`]: 100,
    [`${printer}.11.1.1.9.1.2`]: 88,
  }
}
