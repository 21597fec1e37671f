import { type Instant, minute, second, toMs } from '#lib/instant.js'
import type { Power } from './devices/ups.js'

/** What happens to the mains: one self test in the history, and a failure where one is played. */
export interface PowerScript {
  readonly selfTestAt: Instant
  /** Day of the self test before that. */
  readonly testedOnBefore: string
  /** When the mains fails; null where it does not. */
  readonly failsAt: Instant | null
}

const selfTestMs = minute
const fullMinutes = 26
const lowMinutes = 5

/** How long the mains is away, and how long the battery then takes to be full: hours, played in seconds. */
export const outageMs = 90 * second
export const rechargeMs = 45 * second
/** What is left when the mains comes back. */
const leastPercent = 7

const american = (day: string): string => {
  const [year = '', month, date] = day.slice(0, 10).split('-')
  return `${month}/${date}/${year}`
}

const onMains = (chargePercent: number) => ({
  source: 'mains' as const,
  chargePercent,
  runtimeMinutes: (fullMinutes * chargePercent) / 100,
  secondsOnBattery: 0,
  isLow: false,
})

const outage = (ms: number) => {
  if (ms < 0 || ms >= outageMs + rechargeMs) return onMains(100)
  if (ms >= outageMs) return onMains(leastPercent + ((100 - leastPercent) * (ms - outageMs)) / rechargeMs)
  const chargePercent = 100 - ((100 - leastPercent) * ms) / outageMs
  const runtimeMinutes = (fullMinutes * chargePercent) / 100
  return {
    source: 'battery' as const,
    chargePercent,
    runtimeMinutes,
    secondsOnBattery: ms / second,
    isLow: runtimeMinutes <= lowMinutes,
  }
}

/** What the UPS goes through at a moment. */
export const powerAt = ({ selfTestAt, testedOnBefore, failsAt }: PowerScript, at: Instant): Power => {
  const sinceTest = toMs(at) - toMs(selfTestAt)
  return {
    ...outage(failsAt === null ? -1 : toMs(at) - toMs(failsAt)),
    isTesting: sinceTest >= 0 && sinceTest < selfTestMs,
    testedOn: american(sinceTest >= selfTestMs ? selfTestAt : testedOnBefore),
  }
}
