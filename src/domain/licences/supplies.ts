import { day as dayMs } from '#lib/instant.js'
import { addToDay, type CalendarDay } from '#lib/zone.js'
import type { CountedRight } from './counted.js'

/** Units of a right that are given out together. */
export interface Supply {
  readonly counted: CountedRight
  readonly units: number
  /** Who alone may have them; null: anybody. */
  readonly bound: readonly string[] | null
}

/** To whom units were given too lately to be given to another. */
const keptFor = ({ right }: CountedRight, day: CalendarDay): string[] => {
  const { reassignDays = 0, assignments = [] } = right
  if (reassignDays === 0) return []
  const from = addToDay(day, { ms: -reassignDays * dayMs })
  return [
    ...new Set(assignments.filter(({ since }) => since > from && since <= day).map(({ to }) => to)),
  ].sort()
}

const suppliesOf = (
  counted: CountedRight,
  day: CalendarDay,
  isInUse: (device: string) => boolean,
): Supply[] => {
  const { right, units } = counted
  if (right.devices !== undefined) {
    const bound = [...new Set(right.devices)].filter(isInUse).sort()
    if (bound.length <= 1 || right.metric === 'core') return [{ counted, units, bound }]
    if (units < bound.length) return [{ counted, units, bound }]
    return bound.map((device) => ({ counted, units: 1, bound: [device] }))
  }
  const kept = keptFor(counted, day).slice(0, units)
  return [
    ...kept.map((to) => ({ counted, units: 1, bound: [to] })),
    { counted, units: units - kept.length, bound: null },
  ]
}

const byEnd = ({ right: a }: CountedRight, { right: b }: CountedRight): number => {
  const [one, other] = [a.end ?? '9999-12-31', b.end ?? '9999-12-31']
  if (one !== other) return one < other ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** What can be given out, in the order in which ties are broken: what ends first, then by id. */
export const openSupplies = (
  counted: readonly CountedRight[],
  day: CalendarDay,
  isInUse: (device: string) => boolean,
): Supply[] =>
  counted
    .filter(({ units }) => units > 0)
    .toSorted(byEnd)
    .flatMap((one) => suppliesOf(one, day, isInUse))
    .filter(({ units }) => units > 0)
