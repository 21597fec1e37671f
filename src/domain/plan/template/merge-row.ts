import type { TemplateMeasure } from '#contract/plan-template.js'
import { Measure } from '#contract/register/measure.js'
import type { Register } from '#contract/register.js'
import { sameValue } from '#lib/same-value.js'
import { measureQuestion } from '../measure-question.js'
import { holdsWork } from '../reading/plan-changes.js'

const inOrder = (fields: Partial<Measure>): Measure =>
  Object.fromEntries(
    Object.keys(Measure.shape).flatMap((name) => {
      const value = fields[name as keyof Measure]
      return value === undefined ? [] : [[name, value]]
    }),
  ) as Measure

export const newRow = (row: TemplateMeasure, rolesOf: (ids: readonly string[]) => string[]): Measure =>
  inOrder({ ...row, owners: rolesOf(row.owners), approvers: rolesOf(row.approvers) })

type Targets = Measure['targets']

/** The targets of the template with the values that were counted here; one that only this row has stays. */
const mergeTargets = (mine: Targets, theirs: TemplateMeasure['targets'], keepsAll: boolean): Targets => {
  const own = mine ?? []
  const merged = (theirs ?? []).map((target) => {
    const values = own.find(({ name }) => sameValue(name, target.name))?.values
    return { ...target, ...(values && { values }) }
  })
  const others = own.filter(
    ({ name, values = [] }) =>
      (keepsAll || values.length > 0) && !merged.some((known) => sameValue(known.name, name)),
  )
  return merged.length + others.length > 0 || theirs ? [...merged, ...others] : undefined
}

/** A row of the organisation with what a newer template says of it; offices, moves, payments and the like stay. */
export const mergeRow = (mine: Measure, theirs: TemplateMeasure, isChangedHere: boolean): Measure => {
  const { moves, payments, attendance, doneOn, owners, approvers } = mine
  const { contract, serves } = mine.procurement ?? {}
  const procurement = {
    ...theirs.procurement,
    ...(contract !== undefined && { contract }),
    ...(serves !== undefined && { serves }),
  }
  return inOrder({
    ...theirs,
    owners,
    approvers,
    targets: mergeTargets(mine.targets, theirs.targets, isChangedHere),
    ...(Object.keys(procurement).length > 0 && { procurement }),
    ...(moves !== undefined && { moves }),
    ...(moves !== undefined && moves.length > 0 && { deadline: mine.deadline }),
    ...(payments !== undefined && { payments }),
    ...(attendance !== undefined && { attendance }),
    ...(doneOn !== undefined && { doneOn }),
  })
}

/** Whether anything of the organisation hangs on a row: work noted on it, entries that name it, evidence for it. */
export const hasWorkOn = (register: Register, plan: string, measure: Measure): boolean => {
  const names = new Set([measure.id, `${plan}/${measure.id}`])
  const { assets, entitlements, contracts, attestations } = register
  return (
    holdsWork(measure) ||
    measure.procurement?.contract !== undefined ||
    [assets, entitlements, contracts].some((list) =>
      list.some((entry) => entry.measure !== undefined && names.has(entry.measure)),
    ) ||
    attestations.some(({ question }) => question === measureQuestion(plan, measure.id))
  )
}
