import { z } from 'zod'
import { lintSeverities } from '#domain/plan/lint/lint.js'
import type { LintResult } from '#domain/plan/lint/run-lints.js'
import { rowStates } from '#domain/plan/reconcile/row-state.js'
import type { RowStatus } from '#domain/plan/reconcile/row-status.js'
import { foldText } from '#lib/fold-text.js'

export const planTabs = ['table', 'totals', 'progress', 'forecast'] as const

export const times = ['late', 'soon', 'no-date', 'done'] as const

/** What the address of a plan asks for; what it asks wrongly is left out. */
export const PlanView = z.object({
  tab: z.enum(planTabs).catch('table'),
  q: z.string().trim().max(200).optional().catch(undefined),
  area: z.string().max(32).optional().catch(undefined),
  owner: z.string().max(64).optional().catch(undefined),
  state: z.enum(rowStates).optional().catch(undefined),
  time: z.enum(times).optional().catch(undefined),
  lint: z.enum(lintSeverities).optional().catch(undefined),
})
export type PlanView = z.infer<typeof PlanView>

export const readPlanView = (query: URLSearchParams): PlanView =>
  PlanView.parse(Object.fromEntries([...query].filter(([, value]) => value !== '')))

const soonDays = 30

const isAtTime = ({ timeliness, done }: RowStatus, time: (typeof times)[number]): boolean => {
  if (time === 'done') return done.isDone
  if (time === 'soon') return timeliness.is === 'due' && timeliness.days <= soonDays
  return timeliness.is === time
}

const textOf = ({ measure, title }: RowStatus): string =>
  foldText([measure, ...(typeof title === 'string' ? [title] : Object.values(title))].join(' '))

/** What lint says of each row, and of the plan as a whole (under the empty name). */
export const lintByRow = (results: readonly LintResult[]): ReadonlyMap<string, readonly LintResult[]> => {
  const found = new Map<string, LintResult[]>()
  const put = (row: string, result: LintResult) => {
    const list = found.get(row)
    if (list) list.push(result)
    else found.set(row, [result])
  }
  for (const result of results) {
    if (result.measures.length === 0) put('', result)
    for (const row of new Set(result.measures)) put(row, result)
  }
  return found
}

/** The rows that a view shows, in the order of the plan. */
export const rowsIn = (
  view: PlanView,
  rows: readonly RowStatus[],
  lint: ReadonlyMap<string, readonly LintResult[]>,
): RowStatus[] => {
  const wanted = view.q === undefined ? null : foldText(view.q)
  return rows.filter(
    (row) =>
      (wanted === null || textOf(row).includes(wanted)) &&
      (view.area === undefined || row.area === view.area) &&
      (view.owner === undefined || row.owners.includes(view.owner)) &&
      (view.state === undefined || row.state === view.state) &&
      (view.time === undefined || isAtTime(row, view.time)) &&
      (view.lint === undefined ||
        (lint.get(row.measure) ?? []).some(
          ({ severity, accepted }) => severity === view.lint && accepted === null,
        )),
  )
}
