import { z } from 'zod'
import { type Instant, minute, plusMs, toInstant } from '#lib/instant.js'
import { Problem } from '#lib/problem.js'
import { type Said, said } from '#lib/said.js'
import { endOfDay, startOfDay } from '#lib/zone.js'

const Day = z.iso.date()
const Moment = z.iso.datetime({ offset: true })

const wrong = (what: string | Said) =>
  new Problem('invalid', 'The date of the state asked for is wrong.', { faults: [{ where: 'as-of', what }] })

/**
 * The moment that `?as-of=` means: the last of that local day, or an instant with its offset; never later than now.
 * @throws Problem invalid, naming the parameter.
 */
export const readAsOf = (text: string | undefined, zone: string, now: Instant): Instant | null => {
  if (text === undefined) return null
  if (Day.safeParse(text).success) {
    // Terms end at the midnight that follows their last day; that midnight is no longer this day.
    const end = plusMs(endOfDay(text, zone), -1)
    if (startOfDay(text, zone) > now) throw wrong(said`${text} has not come yet`)
    return end < now ? end : now
  }
  // A plus sign that nobody encoded arrives as a space.
  const moment = text.replace(/ (?=\d\d:\d\d$)/, '+')
  if (!Moment.safeParse(moment).success)
    throw wrong(
      'is neither a date such as 2026-06-30 nor an instant with its offset such as 2026-06-30T12:00:00+02:00',
    )
  const instant = toInstant(moment)
  if (instant > plusMs(now, 5 * minute)) throw wrong(said`${text} has not come yet`)
  return instant < now ? instant : now
}
