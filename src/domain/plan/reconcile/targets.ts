import type { Measure } from '#contract/register/measure.js'
import type { LocalText } from '#contract/register/text.js'
import type { CalendarDay } from '#lib/zone.js'

/** An indicator, and what was last counted of it. */
export interface TargetStatus {
  readonly name: LocalText
  readonly target: number
  readonly unit: string | null
  /** Null where nothing was counted yet. */
  readonly value: number | null
  readonly on: CalendarDay | null
  /** Null where nothing was counted yet: that is no reason to call it reached. */
  readonly isReached: boolean | null
}

/** The indicators of a row as they stood on `today`. */
export const targetsOf = ({ targets = [] }: Measure, today: CalendarDay): TargetStatus[] =>
  targets.map(({ name, target, unit, direction = 'at-least', values = [] }) => {
    const last = values
      .filter(({ on }) => on <= today)
      .toSorted((a, b) => (a.on < b.on ? -1 : 1))
      .at(-1)
    const isReached = (value: number) => (direction === 'at-least' ? value >= target : value <= target)
    return {
      name,
      target,
      unit: unit ?? null,
      value: last?.value ?? null,
      on: last?.on ?? null,
      isReached: last ? isReached(last.value) : null,
    }
  })
