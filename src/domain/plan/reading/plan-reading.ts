import type { Measure } from '#contract/register/measure.js'
import type { Plan } from '#contract/register/plan.js'
import type { Known } from '../lint/view.js'
import type { PlanFault, PlanNote } from './reading-report.js'

/** A plan as a table has it. */
export interface PlanReading {
  readonly plan: Plan
  readonly known: Known
  /** Where a field of a row stands: `K34`; null where the table has no column for it. */
  cellOf(measure: string, field: keyof Measure): string | null
  /** What could not be read: nothing was put in its place. */
  readonly faults: readonly PlanFault[]
  readonly notes: readonly PlanNote[]
}
