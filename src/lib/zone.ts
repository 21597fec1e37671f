import { day, type Instant, toInstant, toMs } from './instant.js'
import type { Span } from './span.js'

/** A calendar day without a place on the time line until a zone gives it one: `2026-11-22`. */
export type CalendarDay = string

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
    second: '2-digit',
  })
  formatters.set(zone, made)
  return made
}

/** What a clock on the wall shows in `zone`, read as if it were UTC, in milliseconds. */
const wallMs = (utcMs: number, zone: string): number => {
  const parts = Object.fromEntries(
    formatter(zone)
      .formatToParts(utcMs)
      .map((part) => [part.type, Number(part.value)]),
  )
  const { year = 0, month = 1, day: date = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, date, hour, minute, second) + (((utcMs % 1000) + 1000) % 1000)
}

/** The moment at which the wall clock of `zone` shows `wall`; where it shows it twice, the first. */
const fromWall = (wall: number, zone: string): number => {
  const candidates = [-day, 0, day].map((shift) => wall - (wallMs(wall + shift, zone) - (wall + shift)))
  const exact = candidates.filter((utc) => wallMs(utc, zone) === wall)
  return exact.length > 0 ? Math.min(...exact) : Math.max(...candidates)
}

/** Terms name few days and judging asks for them often. */
const starts = new Map<string, Instant>()
const mostStarts = 10_000

/** The first moment of a calendar day in `zone`. */
export const startOfDay = (date: CalendarDay, zone: string): Instant => {
  const key = `${date} ${zone}`
  const known = starts.get(key)
  if (known) return known
  if (starts.size >= mostStarts) starts.clear()
  const start = toInstant(fromWall(Date.parse(`${date}T00:00:00Z`), zone))
  starts.set(key, start)
  return start
}

export const nextDay = (date: CalendarDay): CalendarDay =>
  new Date(Date.parse(`${date}T00:00:00Z`) + day).toISOString().slice(0, 10)

/** The moment at which a term that is good on the whole of `date` ends: the next local midnight. */
export const endOfDay = (date: CalendarDay, zone: string): Instant => startOfDay(nextDay(date), zone)

/** The calendar day that it is in `zone` at `instant`. */
export const dayOf = (instant: Instant, zone: string): CalendarDay =>
  new Date(wallMs(toMs(instant), zone)).toISOString().slice(0, 10)

/** The moment at which the clock in `zone` shows `2026-11-22T07:00:00`; where it shows it twice, the first. */
export const instantOf = (wall: string, zone: string): Instant =>
  toInstant(fromWall(Date.parse(`${wall}Z`), zone))

/** The moment at which the clock in `zone` next shows `hh:mm`, after `instant`. */
export const nextLocalTime = (instant: Instant, clock: string, zone: string): Instant => {
  const today = dayOf(instant, zone)
  for (const date of [today, nextDay(today)]) {
    const at = toInstant(fromWall(Date.parse(`${date}T${clock}:00Z`), zone))
    if (at > instant) return at
  }
  throw new RangeError(`no ${clock} after ${instant} in ${zone}`)
}

const addMonths = (wall: number, months: number): number => {
  const from = new Date(wall)
  const first = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(from.getUTCDate(), last))
  return first.getTime() + (wall - Math.floor(wall / day) * day)
}

/** `date` plus a span. Calendar months keep the day of the month or take the last: 31 August + 6 months is 28 February. */
export const addToDay = (date: CalendarDay, span: Span): CalendarDay => {
  const wall = Date.parse(`${date}T00:00:00Z`)
  return new Date('months' in span ? addMonths(wall, span.months) : wall + span.ms).toISOString().slice(0, 10)
}

/** `instant` plus a span; calendar months are counted on the wall clock of `zone`. */
export const addToInstant = (instant: Instant, span: Span, zone: string): Instant =>
  'ms' in span
    ? toInstant(toMs(instant) + span.ms)
    : toInstant(fromWall(addMonths(wallMs(toMs(instant), zone), span.months), zone))
