import type { Measure } from '#contract/register/measure.js'
import type { Plan } from '#contract/register/plan.js'
import type { Known } from '../lint/view.js'

/** A cell that could not be read: nothing was put in its place. */
export interface UnreadCell {
  /** `K34`. */
  readonly cell: string
  readonly column: string
  readonly text: string
}

/** A plan as a table has it. */
export interface PlanReading {
  readonly plan: Plan
  readonly known: Known
  /** Where a field of a row stands: `K34`; null where the table has no column for it. */
  cellOf(measure: string, field: keyof Measure): string | null
  readonly unread: readonly UnreadCell[]
}
