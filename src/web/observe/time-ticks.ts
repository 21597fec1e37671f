import { day, hour, type Instant, toMs } from '#lib/instant.js'
import { dayOf, nextDay, startOfDay } from '#lib/zone.js'

export interface TimeTick {
  readonly ms: number
  readonly label: string
}

/** English without a country would put the month first. */
const dated = (language: string): string => (language === 'en' ? 'en-GB' : language)

/** At most this many, so that their labels keep apart. */
const most = 5

const every = <T>(all: readonly T[]): T[] => {
  const step = Math.ceil(all.length / most)
  return all.filter((_, index) => index % step === 0)
}

const within = (from: Instant, to: Instant, times: readonly number[]): number[] =>
  times.filter((ms) => ms >= toMs(from) && ms <= toMs(to))

const hours = (from: Instant, to: Instant, zone: string): number[] => {
  const start = toMs(startOfDay(dayOf(from, zone), zone))
  const count = Math.ceil((toMs(to) - start) / (6 * hour))
  return within(
    from,
    to,
    Array.from({ length: count + 1 }, (_, index) => start + index * 6 * hour),
  )
}

const days = (from: Instant, to: Instant, zone: string): number[] => {
  const found: number[] = []
  for (let date = dayOf(from, zone); startOfDay(date, zone) <= to; date = nextDay(date))
    found.push(toMs(startOfDay(date, zone)))
  return within(from, to, found)
}

/** The first days of months; walking through years day by day would take longer than the rest of the page. */
const months = (from: Instant, to: Instant, zone: string): number[] => {
  const found: number[] = []
  const end = dayOf(to, zone)
  let [year = 0, month = 1] = dayOf(from, zone).split('-').map(Number)
  for (;;) {
    const date = `${year}-${String(month).padStart(2, '0')}-01`
    if (date > end) return within(from, to, found)
    found.push(toMs(startOfDay(date, zone)))
    month += 1
    if (month > 12) {
      month = 1
      year += 1
    }
  }
}

/** Where the axis of a time is marked, by the clock and calendar of `zone`, and what stands there. */
export const timeTicks = (from: Instant, to: Instant, zone: string, language: string): TimeTick[] => {
  const span = toMs(to) - toMs(from)
  const [options, times]: [Intl.DateTimeFormatOptions, number[]] =
    span <= 2 * day
      ? [{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, hours(from, to, zone)]
      : span <= 400 * day
        ? [{ day: 'numeric', month: 'short' }, days(from, to, zone)]
        : [{ month: 'short', year: 'numeric' }, months(from, to, zone)]
  const format = new Intl.DateTimeFormat(dated(language), { ...options, timeZone: zone })
  return every(times).map((ms) => ({ ms, label: format.format(ms) }))
}
