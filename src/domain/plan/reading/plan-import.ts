import type { Plan } from '#contract/register/plan.js'
import type { Register } from '#contract/register.js'
import type { Sheet } from '#lib/sheet/sheet.js'
import type { DayOrder } from '#lib/written-day.js'
import type { DecimalMark } from '#lib/written-number.js'
import { type Change, entryVersion } from '../../register/change.js'
import { mergePlan } from './merge-plan.js'
import { openOffices } from './office-names.js'
import { holdsWork, type PlanChanges, planChanges } from './plan-changes.js'
import { type FrameResult, type PlanFrame, settleFrame } from './plan-settings.js'
import { readPlanTable, type TableReading } from './read-plan-table.js'
import { nowhere } from './reading-report.js'

export interface PlanImportRequest {
  /** What somebody said of the plan itself. */
  readonly given: Partial<PlanFrame>
  readonly language: string
  readonly mark: DecimalMark | null
  readonly order: DayOrder | null
  readonly isCreating: boolean
}

/** What an import of a plan would do. Where it has a fault, nothing of it is done. */
export interface PlanProposal {
  readonly frame: PlanFrame
  readonly reading: TableReading
  /** Null where there are faults. */
  readonly plan: Plan | null
  readonly differences: PlanChanges | null
  readonly created: readonly { readonly id: string; readonly name: string }[]
  readonly changes: readonly Change[]
}

export type PlanImportResult =
  | { readonly proposal: PlanProposal }
  | Exclude<FrameResult, { readonly frame: PlanFrame }>

/** Works out what the tables of a file would make of a plan. */
export const importPlan = (
  sheets: readonly Sheet[],
  request: PlanImportRequest,
  register: Register,
): PlanImportResult => {
  const settled = settleFrame(request.given, sheets, register)
  if (!('frame' in settled)) return settled
  const { frame, existing, inferred } = settled
  const offices = openOffices(register, request.isCreating)
  const reading = readPlanTable(sheets, { ...request, ...frame, offices })
  const { report } = reading
  for (const { field, value } of inferred)
    report.note({ ...nowhere, field }, 'plan-inferred', { field, value })
  const merged = report.faults.length > 0 ? null : mergePlan(reading, frame, existing, request.language)
  const differences = merged ? planChanges(existing, merged) : null
  for (const { id } of differences?.removed.filter(holdsWork) ?? [])
    report.note(nowhere, 'removed-holds', { number: id })
  const isSame = differences !== null && differences.fields.length === 0 && isUntouched(differences)
  const created = merged ? offices.made.map(({ id, name }) => ({ id, name })) : []
  const proposal: PlanProposal = {
    frame,
    reading: { ...reading, faults: report.faults, notes: report.notes },
    plan: merged,
    differences,
    created,
    changes:
      merged === null || isSame
        ? []
        : [
            ...offices.made.map(({ name: _, ...change }) => change),
            { part: 'plans', id: frame.id, body: merged, expected: existing ? entryVersion(existing) : null },
          ],
  }
  return { proposal }
}

const isUntouched = ({ isNew, added, changed, removed }: PlanChanges): boolean =>
  !isNew && added.length + changed.length + removed.length === 0
