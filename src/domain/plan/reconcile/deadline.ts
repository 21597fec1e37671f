import type { Measure } from '#contract/register/measure.js'
import { day as dayMs } from '#lib/instant.js'
import type { CalendarDay } from '#lib/zone.js'

export const daysBetween = (from: CalendarDay, to: CalendarDay): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs)

export interface Deadline {
  /** The one in force. */
  readonly day: CalendarDay | null
  /** The one that was first adopted, where it has been moved since. */
  readonly original: CalendarDay | null
}

/** The deadline in force on `today`: moves decided later do not count yet. */
export const deadlineOf = ({ deadline, moves = [] }: Measure, today: CalendarDay): Deadline => {
  const all = moves.toSorted((a, b) => (a.on < b.on ? -1 : 1))
  const made = all.filter(({ on }) => on <= today)
  const [first] = all
  const last = made.at(-1)
  const original = first ? (first.from ?? null) : null
  if (last) return { day: last.to ?? null, original }
  return { day: first ? (first.from ?? null) : (deadline ?? null), original: null }
}

/** Whether a row was, is or will be in time. Days are whole calendar days. */
export type Timeliness =
  | { readonly is: 'done-on-time'; readonly on: CalendarDay; readonly days: number }
  | { readonly is: 'done-late'; readonly on: CalendarDay; readonly days: number }
  /** Done, and nobody recorded when or there was no day to keep. */
  | { readonly is: 'done'; readonly on: CalendarDay | null }
  | { readonly is: 'late'; readonly days: number }
  | { readonly is: 'due'; readonly days: number }
  | { readonly is: 'no-date' }
  /** It has no end, so it can never be late. */
  | { readonly is: 'continuous' }
  /** Its day is past and nobody could confirm it: nobody is late for that. */
  | { readonly is: 'no-second-person' }
  /** It comes again and again: its periods tell. */
  | { readonly is: 'recurring'; readonly lacking: number }

export interface Done {
  readonly isDone: boolean
  readonly on: CalendarDay | null
}

const endless = /continuous|as-needed|daily|kontinuir|континуир|stalno|стално|trajno|трајно/i

/** Whether the document says of a row without a day that it never ends. */
const isEndless = ({ deadlineKind }: Measure): boolean => endless.test(deadlineKind)

export const timelinessOf = (
  measure: Measure,
  { day }: Deadline,
  { isDone, on }: Done,
  today: CalendarDay,
): Timeliness => {
  if (isDone) {
    if (day === null || on === null) return { is: 'done', on }
    const days = daysBetween(day, on)
    return days > 0 ? { is: 'done-late', on, days } : { is: 'done-on-time', on, days: daysBetween(on, day) }
  }
  if (day === null) return isEndless(measure) ? { is: 'continuous' } : { is: 'no-date' }
  const days = daysBetween(day, today)
  return days > 0 ? { is: 'late', days } : { is: 'due', days: daysBetween(today, day) }
}
