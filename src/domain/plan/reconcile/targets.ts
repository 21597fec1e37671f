import type { Measure } from '#contract/register/measure.js'
import type { IndicatorTarget } from '#contract/register/measure-parts.js'
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
  /** What can be seen of it beside; null where nobody can tell. */
  readonly observed: number | null
}

/** The indicators of a row as they stood on `today`. */
export const targetsOf = (
  { targets = [] }: Measure,
  today: CalendarDay,
  observe: (target: IndicatorTarget) => number | null,
): TargetStatus[] =>
  targets.map((indicator) => {
    const { name, target, unit, direction = 'at-least', values = [] } = indicator
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
      observed: observe(indicator),
    }
  })
