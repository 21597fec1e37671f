import type { Procurement } from '#contract/register/measure-parts.js'
import { isDash } from './budget-words.js'
import type { PlanField } from './known-plan-heads.js'
import type { PlanCell } from './plan-cell.js'
import type { ReadingContext } from './read-measure.js'

const texts = ['cpv', 'procedure', 'budgetLine', 'serves'] as const

/** What a line of a procurement plan says beside a measure. */
export const readProcurement = (
  cells: ReadonlyMap<PlanField, PlanCell>,
  context: ReadingContext,
  amountOf: (cell: PlanCell | undefined, context: ReadingContext) => number | undefined,
): Procurement => {
  const read: Procurement = {}
  for (const field of texts) {
    const cell = cells.get(field)
    if (cell && !isDash(cell.text)) read[field] = cell.text
  }
  const estimatedValue = amountOf(cells.get('estimatedValue'), context)
  if (estimatedValue !== undefined) read.estimatedValue = estimatedValue
  return read
}
