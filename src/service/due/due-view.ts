import type { DueItem, DueState } from '#domain/due/due.js'
import { dueStates } from '#domain/due/due.js'
import { addToDay, type CalendarDay } from '#lib/zone.js'

/** How far ahead the page looks, in days. */
export const dueHorizons = [30, 90, 180, 365, 1095] as const

export interface DueView {
  readonly within: number
  readonly kind: string | null
  readonly state: DueState | null
}

export const readDueView = (asked: URLSearchParams): DueView => {
  const within = dueHorizons.find((days) => String(days) === asked.get('within'))
  return {
    within: within ?? 180,
    kind: asked.get('kind') || null,
    state: dueStates.find((state) => state === asked.get('state')) ?? null,
  }
}

/** What of all that ends a view shows. */
export const itemsIn = ({ within, kind, state }: DueView, items: readonly DueItem[]): DueItem[] =>
  items.filter(
    (item) =>
      (item.daysLeft === null || item.daysLeft <= within) &&
      (kind === null || item.kind === kind) &&
      (state === null || item.state === state),
  )

export interface DueMonth {
  /** `2026-11`. */
  readonly month: string
  readonly counts: Readonly<Record<DueState, number>>
}

/** How many terms end in each month from this one on; what has lapsed before stands in the first, by itself. */
export const byMonth = (items: readonly DueItem[], today: CalendarDay, months: number): DueMonth[] => {
  const first = `${today.slice(0, 7)}-01`
  return Array.from({ length: months }, (_, index) => {
    const month = addToDay(first, { months: index }).slice(0, 7)
    const own = items.filter(
      ({ lastDay }) =>
        lastDay !== null && (lastDay.slice(0, 7) === month || (index === 0 && lastDay.slice(0, 7) < month)),
    )
    const count = (state: DueState) => own.filter((item) => item.state === state).length
    return {
      month,
      counts: {
        lapsed: count('lapsed'),
        due: count('due'),
        later: count('later'),
        unknown: count('unknown'),
      },
    }
  })
}
