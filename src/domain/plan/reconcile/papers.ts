import type { CalendarDay } from '#lib/zone.js'
import { asksForEvidence, type Governance } from '../governance.js'
import type { Done, Timeliness } from './deadline.js'
import type { Period } from './periods.js'
import type { Row } from './plan-rows.js'
import type { RowState } from './row-state.js'

/** What papers say of a row that nothing else answers for; null where things are counted. */
export const papersOf = ({ measure }: Row, governance: Governance | null): Governance | null =>
  asksForEvidence(measure) ? governance : null

/** Done on the day of the paper that a second person confirmed. */
export const doneByPapers = (done: Done, papers: Governance | null): Done =>
  !done.isDone && papers?.periods === null && papers.state === 'confirmed'
    ? { isDone: true, on: papers.restsOn?.date ?? null }
    : done

/** A period is good by its confirmed paper as well, and lacks nothing while there is no second person. */
export const periodsWithPapers = (periods: readonly Period[], papers: Governance | null): Period[] =>
  periods.map((period) => {
    const paper = papers?.periods?.find(({ name }) => name === period.name)
    if (paper?.state === 'confirmed') return { ...period, state: 'covered' }
    return papers?.state === 'no-second-person' && period.state === 'lacking'
      ? { ...period, state: 'open' }
      : period
  })

const stateByPapers = {
  confirmed: 'fulfilled',
  lapsed: 'lapsed',
  proposed: 'declared',
} as const satisfies Partial<Record<Governance['state'], RowState>>

/** The state of a row with what papers say: nothing counted is worth more than what was confirmed, and less than nothing is nothing. */
export const stateWithPapers = (state: RowState, papers: Governance | null): RowState =>
  papers !== null && papers.state in stateByPapers
    ? stateByPapers[papers.state as keyof typeof stateByPapers]
    : state

/** Nobody is late for want of a second person, and nothing is in time for it either. */
export const timeWithPapers = (
  timeliness: Timeliness,
  papers: Governance | null,
  periods: readonly Period[] | null,
  today: CalendarDay,
): Timeliness => {
  const isPast =
    timeliness.is === 'recurring'
      ? timeliness.lacking === 0 && periods?.some(({ state, to }) => state === 'open' && to < today)
      : timeliness.is === 'late'
  return isPast && papers?.state === 'no-second-person' ? { is: 'no-second-person' } : timeliness
}
