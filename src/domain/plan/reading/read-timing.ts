import type { Measure } from '#contract/register/measure.js'
import { foldText } from '#lib/fold-text.js'
import { dayOfSerial } from '#lib/sheet/serial-date.js'
import { isDash, rhythmIn } from './budget-words.js'
import type { PlanField } from './known-plan-heads.js'
import type { PlanCell } from './plan-cell.js'
import { type DeadlineRead, readDeadline } from './read-deadline.js'
import type { ReadingContext } from './read-measure.js'

const cellDay = ({ value, place }: PlanCell, { report }: ReadingContext): string | null => {
  if (typeof value === 'object' && 'date' in value) return value.date
  // A day whose cell lost its format; before 1954 it is more likely a year.
  if (typeof value !== 'number' || value < 20_000 || value > 90_000) return null
  const day = dayOfSerial(value, false)
  if (day !== null) report.note(place, 'serial-day', { given: value, day })
  return day
}

/** What a cell says of when; tells of what cannot be read, and of a day that is only the end of a period. */
export const deadlineIn = (cell: PlanCell, context: ReadingContext): DeadlineRead | null => {
  const day = cellDay(cell, context)
  if (day !== null) return { day, startsOn: null, kind: 'date', recurrence: null, isInferred: false }
  const found = readDeadline(cell.text, context.order)
  if ('fault' in found) {
    context.report.fault(cell.place, found.fault, found.values)
    return null
  }
  const { read } = found
  if (read.isInferred && read.day !== null)
    context.report.note(cell.place, 'end-of-period', { given: cell.text, day: read.day })
  return read
}

const recurrences = ['one-off', 'daily', 'weekly', 'monthly', 'quarterly', 'half-yearly', 'yearly']
const once = /^(?:jednokratno|jednom|enkratno|jednorazove|one-?off|once|egyszeri)$/

const recurrenceIn = ({ text }: PlanCell): string | null => {
  if (recurrences.includes(text)) return text
  if (isDash(text) || once.test(foldText(text))) return 'one-off'
  return rhythmIn(text)
}

/** Deadline, rhythm and planned start of a row. */
export const readTiming = (
  cells: ReadonlyMap<PlanField, PlanCell>,
  columns: ReadonlySet<PlanField>,
  context: ReadingContext,
): { stated: Partial<Measure>; inferred: Partial<Measure> } => {
  const stated: Partial<Measure> = {}
  const deadline = cells.get('deadline')
  const read = deadline ? deadlineIn(deadline, context) : null
  if (columns.has('deadline') && (read || !deadline)) {
    stated.deadlineKind = read?.kind ?? 'none'
    if (read?.day) stated.deadline = read.day
    if (read?.startsOn) stated.startsOn = read.startsOn
    if (read?.recurrence) stated.recurrence = read.recurrence
  }
  const kind = cells.get('deadlineKind')
  if (kind) stated.deadlineKind = kind.text
  const recurrence = cells.get('recurrence')
  if (recurrence) {
    const said = recurrenceIn(recurrence)
    if (said === null) context.report.fault(recurrence.place, 'not-a-deadline', { given: recurrence.text })
    else stated.recurrence = said
  }
  const start = cells.get('startsOn')
  if (start && !isDash(start.text)) {
    const said = deadlineIn(start, context)
    if (said?.day) stated.startsOn = said.day
  }
  return { stated, inferred: { recurrence: 'one-off' } }
}
