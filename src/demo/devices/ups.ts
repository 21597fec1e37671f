import type { Instant } from '#lib/instant.js'
import type { Objects } from '../snmp/device.js'
import { wave } from '../wave.js'
import { chassis, system } from './identity.js'
import type { Recorded } from './recorded.js'

/** What the mains and the battery do; a power cut is played by changing it. */
export interface Power {
  readonly source: 'mains' | 'battery'
  readonly chargePercent: number
  readonly runtimeMinutes: number
  readonly secondsOnBattery: number
  readonly isLow: boolean
  /** A self test is under way: the output comes from the battery for some seconds. */
  readonly isTesting: boolean
  /** Day of the last self test, as the device writes it. */
  readonly testedOn: string
}

const ups = '1.3.6.1.2.1.33.1'
const apc = '1.3.6.1.4.1.318.1.1.1'
const generalTest = `${ups}.7.7.3`

const [normal, low] = [2, 3]
const [outputNormal, outputBattery] = [3, 5]
const [testPassed, testRunning] = [1, 5]
const alarmOnBattery = `${ups}.6.3.2`
const alarmLowBattery = `${ups}.6.3.3`

const alarms = ({ source, isLow }: Power): Objects => {
  const active = [...(source === 'battery' ? [alarmOnBattery] : []), ...(isLow ? [alarmLowBattery] : [])]
  return Object.fromEntries([
    [`${ups}.6.1.0`, { gauge: active.length }],
    ...active.flatMap((oid, index) => [
      [`${ups}.6.2.1.2.${index + 1}`, { oid }],
      [`${ups}.6.2.1.3.${index + 1}`, { ticks: 0 }],
    ]),
  ])
}

/** What PowerNet adds to UPS-MIB: serial number, day of the battery, day of the last test. */
const powerNet = ({ model, serial }: Recorded, { chargePercent, testedOn }: Power): Objects => ({
  [`${apc}.1.1.1.0`]: model,
  [`${apc}.1.2.1.0`]: 'UPS 08.3',
  [`${apc}.1.2.2.0`]: '09/14/19',
  [`${apc}.1.2.3.0`]: serial,
  [`${apc}.2.1.3.0`]: '04/12/21',
  [`${apc}.2.2.1.0`]: { gauge: Math.round(chargePercent) },
  [`${apc}.7.2.3.0`]: 1,
  [`${apc}.7.2.4.0`]: testedOn,
})

/** A UPS by UPS-MIB (RFC 1628), with a load of a server, routers and a NAS. */
export const upsObjects = (recorded: Recorded, power: Power, at: Instant): Objects => {
  const onBattery = power.source === 'battery' || power.isTesting
  const watts = Math.round(wave('ups watts', at, { middle: 760, swing: 90, tremble: 25 }))
  const volts = Math.round(wave('mains', at, { middle: 231, swing: 3, tremble: 2 }))
  return {
    ...system(at, {
      description:
        'APC Web/SNMP Management Card (MB:v4.1.0 PF:v6.9.6 PN:apc_hw05_aos_696.bin AF1:v6.9.6) (simulated)',
      objectId: '1.3.6.1.4.1.318.1.3.27',
      name: 'ups-01',
      location: 'Server room, rack 1',
    }),
    ...chassis({ ...recorded, firmware: 'UPS 08.3' }),
    ...powerNet(recorded, power),
    [`${ups}.1.1.0`]: 'APC',
    [`${ups}.1.2.0`]: recorded.model,
    [`${ups}.1.3.0`]: 'UPS 08.3',
    [`${ups}.1.4.0`]: 'v6.9.6',
    [`${ups}.1.5.0`]: 'UPS of the server room',
    [`${ups}.2.1.0`]: power.isLow ? low : normal,
    [`${ups}.2.2.0`]: Math.round(power.secondsOnBattery),
    [`${ups}.2.3.0`]: Math.max(1, Math.round(power.runtimeMinutes)),
    [`${ups}.2.4.0`]: Math.round(power.chargePercent),
    [`${ups}.2.5.0`]: onBattery ? 492 + Math.round(power.chargePercent / 4) : 546,
    [`${ups}.2.7.0`]: Math.round(wave('battery', at, { middle: 26, swing: 1.5 })),
    [`${ups}.3.1.0`]: { counter: 3 },
    [`${ups}.3.2.0`]: 1,
    [`${ups}.3.3.1.2.1`]: 500,
    [`${ups}.3.3.1.3.1`]: power.source === 'battery' ? 0 : volts,
    [`${ups}.4.1.0`]: power.source === 'battery' ? outputBattery : outputNormal,
    [`${ups}.4.2.0`]: 500,
    [`${ups}.4.3.0`]: 1,
    [`${ups}.4.4.1.2.1`]: 230,
    [`${ups}.4.4.1.3.1`]: Math.round(watts / 21),
    [`${ups}.4.4.1.4.1`]: watts,
    [`${ups}.4.4.1.5.1`]: Math.round(watts / 27),
    ...alarms(power),
    [`${ups}.7.1.0`]: { oid: generalTest },
    [`${ups}.7.3.0`]: power.isTesting ? testRunning : testPassed,
    [`${ups}.7.4.0`]: power.isTesting ? 'Self test in progress' : 'Self test passed',
    [`${ups}.9.1.0`]: 230,
    [`${ups}.9.2.0`]: 500,
    [`${ups}.9.3.0`]: 230,
    [`${ups}.9.4.0`]: 500,
    [`${ups}.9.5.0`]: 3000,
    [`${ups}.9.6.0`]: 2700,
    [`${ups}.9.7.0`]: 5,
    [`${ups}.9.8.0`]: 2,
  }
}
