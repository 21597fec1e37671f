import { Cron } from 'croner'
import type { Schedule } from '#contract/ping-check.js'
import { hour, type Instant, plusMs, second, toInstant, toMs } from '#lib/instant.js'

/** More missed runs than anybody wants to count one by one. */
const mostMissed = 10_000
/** Each time of a crontab costs a third of a millisecond to find. */
const mostMissedTimes = 1000

const known = new Map<string, Cron>()

const cronOf = (cron: string, timeZone: string): Cron => {
  const key = `${timeZone} ${cron}`
  const before = known.get(key)
  if (before) return before
  const made = new Cron(cron, { timezone: timeZone, mode: '5-part' })
  if (known.size >= 1000) known.clear()
  known.set(key, made)
  return made
}

const isZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== null
  } catch {
    return false
  }
}

/** Why a schedule cannot be kept; null where it can. */
export const scheduleFault = (schedule: Schedule, now: Instant): string | null => {
  if ('periodSeconds' in schedule) return null
  if (!isZone(schedule.timeZone)) return `${schedule.timeZone} is no time zone such as Europe/Belgrade`
  try {
    return cronOf(schedule.cron, schedule.timeZone).nextRun(new Date(now)) === null
      ? 'never comes to pass'
      : null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** When the run after one at `at` is expected. */
export const expectedAfter = (schedule: Schedule, at: Instant): Instant => {
  if ('periodSeconds' in schedule) return plusMs(at, schedule.periodSeconds * second)
  const next = cronOf(schedule.cron, schedule.timeZone).nextRun(new Date(at))
  if (next === null) throw new RangeError(`${schedule.cron} has no run after ${at}`)
  // In the hour that autumn repeats a time is read as the first of its two, which has been.
  return toInstant(next.getTime() > toMs(at) ? next : next.getTime() + hour)
}

export const graceMsOf = ({ graceSeconds }: Schedule): number => graceSeconds * second

/** How far was counted, for who asks again a little later. */
const counted = new Map<string, { readonly run: Instant; readonly missed: number }>()

/** How many runs, the first of them expected at `expectedAt`, were late at `at`. */
export const missedBetween = (schedule: Schedule, expectedAt: Instant, at: Instant): number => {
  const graceMs = graceMsOf(schedule)
  const overMs = toMs(at) - toMs(expectedAt) - graceMs
  if (overMs < 0) return 0
  if ('periodSeconds' in schedule)
    return Math.min(mostMissed, 1 + Math.floor(overMs / (schedule.periodSeconds * second)))
  const key = `${scheduleText(schedule)} ${expectedAt}`
  const before = counted.get(key)
  let { run, missed } = before && before.run <= at ? before : { run: expectedAt, missed: 0 }
  for (; missed < mostMissedTimes && plusMs(run, graceMs) <= at; run = expectedAfter(schedule, run)) missed++
  if (counted.size >= 1000) counted.clear()
  counted.set(key, { run, missed })
  return missed
}

const units = [
  [86_400, 'd'],
  [3600, 'h'],
  [60, 'm'],
  [1, 's'],
] as const

const lengthText = (seconds: number): string => {
  const [size, unit] = units.find(([each]) => seconds % each === 0) ?? units[3]
  return `${seconds / size}${unit}`
}

/** A schedule as it stands in facts: `every 1d, grace 1h`, `0 2 * * * Europe/Belgrade, grace 1h`. */
export const scheduleText = (schedule: Schedule): string => {
  const grace = `grace ${lengthText(schedule.graceSeconds)}`
  return 'periodSeconds' in schedule
    ? `every ${lengthText(schedule.periodSeconds)}, ${grace}`
    : `${schedule.cron} ${schedule.timeZone}, ${grace}`
}
