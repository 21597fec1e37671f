import type { Measure } from '#contract/register/measure.js'
import type { Plan } from '#contract/register/plan.js'
import { sameValue } from '#lib/same-value.js'

export interface FieldChange {
  readonly field: string
  readonly before: unknown
  readonly after: unknown
}

/** What an import would make of a plan. */
export interface PlanChanges {
  readonly isNew: boolean
  /** Fields of the plan beside its rows. */
  readonly fields: readonly FieldChange[]
  readonly added: readonly Measure[]
  readonly changed: readonly { readonly id: string; readonly fields: readonly FieldChange[] }[]
  readonly removed: readonly Measure[]
  readonly unchanged: number
}

const between = (before: object, after: object, but: ReadonlySet<string>): FieldChange[] => {
  const [was, is] = [before as Record<string, unknown>, after as Record<string, unknown>]
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((field) =>
    but.has(field) || sameValue(was[field], is[field])
      ? []
      : [{ field, before: was[field], after: is[field] }],
  )
}

export const planChanges = (before: Plan | null, after: Plan): PlanChanges => {
  const old = new Map(before?.measures.map((measure) => [measure.id, measure]))
  const kept = new Set(after.measures.map(({ id }) => id))
  const changed = after.measures.flatMap((measure) => {
    const was = old.get(measure.id)
    const fields = was ? between(was, measure, new Set()) : []
    return fields.length > 0 ? [{ id: measure.id, fields }] : []
  })
  const added = after.measures.filter(({ id }) => !old.has(id))
  return {
    isNew: before === null,
    fields: between(before ?? {}, after, new Set(['measures'])),
    added,
    changed,
    removed: before?.measures.filter(({ id }) => !kept.has(id)) ?? [],
    unchanged: after.measures.length - added.length - changed.length,
  }
}

/** True where people noted something on a row that no table has. */
export const holdsWork = ({ payments, attendance, moves, doneOn, targets }: Measure): boolean =>
  doneOn !== undefined ||
  [payments, attendance, moves].some((list) => (list?.length ?? 0) > 0) ||
  targets?.some(({ values }) => (values?.length ?? 0) > 0) === true
