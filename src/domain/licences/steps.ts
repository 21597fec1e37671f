import type { Entitlement } from '#contract/register/entitlement.js'
import { day as dayMs } from '#lib/instant.js'
import { addToDay, type CalendarDay, nextDay } from '#lib/zone.js'
import { type Knowledge, supportYears } from './knowledge.js'
import type { Line } from './line.js'

/** The lines of a group from a day on, with the very same facts; null: from before all that was looked at. */
export interface GroupStep {
  readonly from: CalendarDay | null
  readonly lines: readonly Line[]
}

/** Further ahead no warning looks: the days that come are looked at each day. */
const aheadDays = 400
/** Each costs a whole matching. */
const mostAhead = 12
const mostBack = 24

/** The days on which what counts becomes another by time alone. */
const changeDays = (rights: readonly Entitlement[], knowledge: Knowledge): CalendarDay[] => {
  const days = new Set<CalendarDay>()
  for (const right of rights) {
    const { start, end, graceDays = 0, maintenanceUntil } = right
    if (start !== undefined) days.add(start)
    if (end !== null) days.add(nextDay(addToDay(end, { ms: graceDays * dayMs })))
    if (maintenanceUntil !== undefined) days.add(nextDay(maintenanceUntil))
    for (const { from, to } of supportYears(knowledge, right.product)) days.add(from).add(nextDay(to))
  }
  return [...days].sort()
}

const shortBy = (lines: readonly Line[]): Map<string, number> =>
  new Map(lines.map(({ key, shortfall }) => [key, shortfall]))

/**
 * How a group stands on `day`, on the days to come on which rights begin and end, and, where something is short, on those
 * that have been, back to where less was.
 */
export const stepsOf = (
  today: readonly Line[],
  day: CalendarDay,
  rights: readonly Entitlement[],
  knowledge: Knowledge,
  linesOn: (day: CalendarDay) => readonly Line[],
): GroupStep[] => {
  const days = changeDays(rights, knowledge)
  const behind = days.filter((change) => change <= day).slice(-mostBack)
  const open = new Map([...shortBy(today)].filter(([, shortfall]) => shortfall > 0))
  const before: GroupStep[] = []
  let present: GroupStep = { from: behind.at(-1) ?? null, lines: today }
  let at = behind.length - 1
  for (; at >= 0 && open.size > 0; at--) {
    const from = behind[at - 1] ?? null
    const lines = linesOn(addToDay(behind[at] as CalendarDay, { ms: -dayMs }))
    before.unshift({ from, lines })
    const short = shortBy(lines)
    for (const [key, shortfall] of open) if ((short.get(key) ?? 0) < shortfall) open.delete(key)
  }
  const [first] = before
  if (first) before[0] = { ...first, from: null }
  else present = { ...present, from: null }
  const until = addToDay(day, { ms: aheadDays * dayMs })
  const ahead = days.filter((change) => change > day && change <= until).slice(0, mostAhead)
  return [...before, present, ...ahead.map((from) => ({ from, lines: linesOn(from) }))]
}
