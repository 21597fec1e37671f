import { type Instant, toInstant } from '#lib/instant.js'
import { type CalendarDay, nextDay } from '#lib/zone.js'

export interface CalendarEvent {
  /** The same as long as it is the same thing. */
  readonly uid: string
  readonly day: CalendarDay
  readonly summary: string
  readonly description: string
  readonly url: string | null
  readonly category: string
  /** When it became what it is: a later one is a newer version of the event. */
  readonly changedAt: Instant
  /** Days ahead at which a client that asked for it gives a sign. */
  readonly alarms: readonly number[]
}

export interface CalendarHead {
  readonly name: string
  readonly description: string
  /** How often clients look. */
  readonly refreshHours: number
}

/** Text as RFC 5545, 3.3.11 has it; what no text may hold is left out. */
const escaped = (text: string): string =>
  text
    .replaceAll(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll('\n', '\\n')

const encoder = new TextEncoder()

/** A line of at most 75 octets, without cutting a character; the others begin with a space. */
const folded = (line: string): string => {
  const lines: string[] = []
  let current = ''
  let octets = 0
  for (const character of line) {
    const size = encoder.encode(character).length
    if (octets + size > 75) {
      lines.push(current)
      current = ' '
      octets = 1
    }
    current += character
    octets += size
  }
  return [...lines, current].join('\r\n')
}

const basicDay = (day: CalendarDay): string => day.replaceAll('-', '')
const basicInstant = (at: Instant): string => toInstant(at).replaceAll(/[-:]|\.\d{3}/g, '')

/** A version must not fall: the seconds since 2020 at which it changed never do. */
const sequenceOf = (at: Instant): number =>
  Math.max(0, Math.floor((Date.parse(at) - Date.parse('2020-01-01T00:00:00Z')) / 1000))

const eventLines = (event: CalendarEvent): string[] => [
  'BEGIN:VEVENT',
  `UID:${escaped(event.uid)}`,
  `DTSTAMP:${basicInstant(event.changedAt)}`,
  `LAST-MODIFIED:${basicInstant(event.changedAt)}`,
  `SEQUENCE:${sequenceOf(event.changedAt)}`,
  `DTSTART;VALUE=DATE:${basicDay(event.day)}`,
  `DTEND;VALUE=DATE:${basicDay(nextDay(event.day))}`,
  `SUMMARY:${escaped(event.summary)}`,
  `DESCRIPTION:${escaped(event.description)}`,
  `CATEGORIES:${escaped(event.category)}`,
  ...(event.url === null ? [] : [`URL:${event.url}`]),
  'TRANSP:TRANSPARENT',
  ...event.alarms.flatMap((days) => [
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `TRIGGER:-P${days}D`,
    `DESCRIPTION:${escaped(event.summary)}`,
    'END:VALARM',
  ]),
  'END:VEVENT',
]

/** An iCalendar (RFC 5545) of events that last a day. The same events make the same bytes. */
export const iCalendar = (head: CalendarHead, events: readonly CalendarEvent[]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Popis//Due//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(head.name)}`,
    `X-WR-CALNAME:${escaped(head.name)}`,
    `DESCRIPTION:${escaped(head.description)}`,
    `REFRESH-INTERVAL;VALUE=DURATION:PT${head.refreshHours}H`,
    `X-PUBLISHED-TTL:PT${head.refreshHours}H`,
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n')
