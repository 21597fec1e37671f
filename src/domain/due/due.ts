import type { Instant } from '#lib/instant.js'
import { type CalendarDay, dayOf, endOfDay } from '#lib/zone.js'
import type { DueWorld, Term, TermKind } from './term.js'
import { startBuyingOn, type Threshold, type Way, wayOf } from './way.js'

export const dueStates = ['lapsed', 'due', 'later', 'unknown'] as const
export type DueState = (typeof dueStates)[number]

/** A term as it stands at a moment. */
export interface DueItem extends Term {
  readonly kind: string
  readonly state: DueState
  /** The moment at which it ends; null where nobody knows. */
  readonly endsAt?: Instant
  /** Whole days from today to the last one: 0 on the last day, below 0 after it; null where nobody knows. */
  readonly daysLeft: number | null
  /** The warning that has been reached: 180, 90, 30, 7 …; null where none has. */
  readonly warning: number | null
  /** Days ahead at which people are told of such, the earliest first. */
  readonly warnings: readonly number[]
  readonly isBought: boolean
  readonly way: Way | null
  /** The day by which buying must begin; null where nothing is bought. */
  readonly buyFrom: CalendarDay | null
}

const dayMs = 86_400_000
const daysBetween = (from: CalendarDay, to: CalendarDay): number =>
  (Date.parse(to) - Date.parse(from)) / dayMs

const stateOf = (
  { gap, isOld }: Term,
  endsAt: Instant | null,
  buyFrom: CalendarDay | null,
  warning: number | null,
  { now, today }: Pick<DueWorld, 'now' | 'today'>,
): DueState => {
  if (gap === 'ended') return 'lapsed'
  // No data is not a lapse: what agents saw last may have been renewed since.
  if (endsAt === null || isOld === true) return 'unknown'
  if (endsAt <= now) return 'lapsed'
  return warning !== null || (buyFrom !== null && buyFrom <= today) ? 'due' : 'later'
}

/** How a term of a kind stands. */
export const itemOf = (
  kind: string,
  { warnings, isBought }: Pick<TermKind, 'warnings' | 'isBought'>,
  term: Term,
  world: Pick<DueWorld, 'now' | 'today' | 'zone' | 'register'>,
  threshold: Threshold | null,
): DueItem => {
  const { lastDay } = term
  const endsAt = term.endsAt ?? (lastDay === null ? null : endOfDay(lastDay, world.zone))
  const daysLeft = lastDay === null ? null : daysBetween(world.today, lastDay)
  const warning =
    daysLeft === null ? null : (warnings.toSorted((a, b) => a - b).find((days) => daysLeft <= days) ?? null)
  const way = isBought ? wayOf(term, world.register, threshold) : null
  const buyFrom = isBought && lastDay !== null ? startBuyingOn(lastDay, way) : null
  return {
    ...term,
    ...(endsAt !== null && { endsAt }),
    kind,
    state: stateOf(term, endsAt, buyFrom, warning, world),
    daysLeft,
    warning,
    warnings,
    isBought,
    way,
    buyFrom,
  }
}

/** Whose end nobody knows stands last; else the earliest first. */
const inOrder = (a: DueItem, b: DueItem): number => {
  const [first, second] = [a, b].map(({ lastDay, gap }) => lastDay ?? (gap === 'ended' ? '' : '9999')) as [
    string,
    string,
  ]
  if (first !== second) return first < second ? -1 : 1
  return a.id < b.id ? -1 : 1
}

/** All that ends, the earliest first. */
export const dueItems = (
  kinds: ReadonlyMap<string, TermKind>,
  world: DueWorld,
  threshold: Threshold | null,
): DueItem[] =>
  [...kinds]
    .flatMap(([kind, source]) =>
      source.find(world).map((term) => itemOf(kind, source, term, world, threshold)),
    )
    .toSorted(inOrder)

/** Those that have ended, or end within so many days, and those of which nobody knows. */
export const withinDays = (items: readonly DueItem[], days: number): DueItem[] =>
  items.filter(({ daysLeft }) => daysLeft === null || daysLeft <= days)

/** The world at a moment, with the local day that it is. */
export const dayAt = (now: Instant, zone: string): Pick<DueWorld, 'now' | 'today' | 'zone'> => ({
  now,
  zone,
  today: dayOf(now, zone),
})
