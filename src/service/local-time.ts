import { day, hour, type Instant, minute, toMs } from '#lib/instant.js'
import type { CalendarDay } from '#lib/zone.js'
import type { TextSource } from './texts.js'

const formatters = new Map<string, Intl.DateTimeFormat>()

const formatter = (zone: string): Intl.DateTimeFormat => {
  const cached = formatters.get(zone)
  if (cached) return cached
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  formatters.set(zone, made)
  return made
}

const dayTexts = (date: CalendarDay) => {
  const [year = '', month = '', monthDay = ''] = date.split('-')
  return { year, month: Number(month), mm: month, day: Number(monthDay), dd: monthDay }
}

/** A calendar day as the language writes it: `22.11.2026.`, `22 Nov 2026`. */
export const formatDay = (texts: TextSource, language: string, date: CalendarDay): string =>
  texts.t(language, 'format.day', dayTexts(date))

/** What clock and calendar of `zone` show at `instant`: `22.11.2026. 08:00`, `22 Nov 2026, 08:00`. */
export const formatInstant = (
  texts: TextSource,
  language: string,
  instant: Instant,
  zone: string,
): string => {
  const parts = Object.fromEntries(
    formatter(zone)
      .formatToParts(toMs(instant))
      .map(({ type, value }) => [type, value]),
  )
  const date = formatDay(texts, language, `${parts.year}-${parts.month}-${parts.day}`)
  return texts.t(language, 'format.instant', { date, time: `${parts.hour}:${parts.minute}` })
}

const units = [
  ['days', day],
  ['hours', hour],
  ['minutes', minute],
] as const

/** A length of time in its two largest units: `2 days 3 hours`; less than a minute is said so. */
export const formatDuration = (texts: TextSource, language: string, ms: number): string => {
  const largest = units.findIndex(([, length]) => ms >= length)
  if (largest < 0) return texts.t(language, 'duration.less')
  let rest = ms
  const parts = units.slice(largest, largest + 2).flatMap(([unit, length]) => {
    const count = Math.floor(rest / length)
    rest -= count * length
    return count > 0 ? [texts.t(language, `duration.${unit}`, { count })] : []
  })
  return parts.join(' ')
}
