import type { Measure } from '#contract/register/measure.js'
import type { Plan } from '#contract/register/plan.js'
import { round } from './money.js'
import { type RowState, rowStates } from './row-state.js'
import type { RowStatus } from './row-status.js'

/** Money of one currency and VAT basis; amounts of different ones are never added. */
export interface GroupMoney {
  readonly currency: string
  readonly vatIncluded: boolean
  readonly planned: number
  readonly paid: number
  readonly left: number
}

/** Some rows together. */
export interface Group {
  /** Null: the rows do not say. */
  readonly key: string | null
  readonly rows: number
  readonly done: number
  readonly late: number
  readonly states: Readonly<Partial<Record<RowState, number>>>
  readonly money: readonly GroupMoney[]
}

export interface Rollup {
  readonly total: Group
  readonly plans: readonly Group[]
  /** Keys are `plan/area` and `plan/task`. */
  readonly areas: readonly Group[]
  readonly tasks: readonly Group[]
  /** A row of two owners is under both: these add up to more than the total. */
  readonly owners: readonly Group[]
  /** Money only is told apart here, and a row may be under several sources. */
  readonly sources: readonly Group[]
  readonly years: readonly Group[]
}

/** What of a row goes into a group. */
interface Part {
  readonly key: string | null
  readonly row: RowStatus
  readonly planned: number
  readonly paid: number
  readonly left: number
}

const whole = (row: RowStatus, key: string | null): Part => ({
  key,
  row,
  planned: row.money.planned ?? 0,
  paid: row.money.paid,
  left: row.money.left ?? 0,
})

const isDone = ({ done, state }: RowStatus): boolean => done.isDone || state === 'fulfilled'

const moneyOf = (parts: readonly Part[]): GroupMoney[] => {
  const sums = new Map<
    string,
    { currency: string; vatIncluded: boolean; planned: number; paid: number; left: number }
  >()
  for (const { row, planned, paid, left } of parts) {
    const { currency, vatIncluded } = row.money.basis
    const key = `${currency} ${vatIncluded}`
    const sum = sums.get(key) ?? { currency, vatIncluded, planned: 0, paid: 0, left: 0 }
    sum.planned += planned
    sum.paid += paid
    sum.left += left
    sums.set(key, sum)
  }
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, sum]) => ({ ...sum, planned: round(sum.planned), paid: round(sum.paid), left: round(sum.left) }))
}

const groupOf = (key: string | null, parts: readonly Part[]): Group => {
  const rows = [...new Set(parts.map(({ row }) => row))]
  const states: Partial<Record<RowState, number>> = {}
  for (const state of rowStates) {
    const count = rows.filter((row) => row.state === state).length
    if (count > 0) states[state] = count
  }
  return {
    key,
    rows: rows.length,
    done: rows.filter(isDone).length,
    late: rows.filter(({ timeliness }) => timeliness.is === 'late').length,
    states,
    money: moneyOf(parts),
  }
}

const groupsOf = (parts: readonly Part[]): Group[] =>
  [...Map.groupBy(parts, ({ key }) => key)].map(([key, of]) => groupOf(key, of))

const byYear = (row: RowStatus): Part[] =>
  row.money.years.length === 0
    ? [whole(row, null)]
    : row.money.years.map(({ year, ...money }) => ({ key: year, row, ...money }))

/** Several sources, and nobody said how much each gives. */
export const unsplit = '*'

const bySource = (row: RowStatus, { funding = [], fundingSources }: Measure): Part[] => {
  const parts = new Map<string | null, { planned: number; paid: number; kept: number }>()
  const of = (key: string | null) => {
    const known = parts.get(key) ?? { planned: 0, paid: 0, kept: 0 }
    parts.set(key, known)
    return known
  }
  const names = funding.length > 0 ? funding.map(({ source }) => source) : fundingSources
  const rest = names.length === 0 ? null : names.length === 1 ? (names[0] ?? null) : unsplit
  let planned = row.money.planned ?? 0
  for (const { source, amount } of funding)
    if (amount !== undefined) {
      of(source).planned += amount
      planned = round(planned - amount)
    }
  if (planned !== 0 || parts.size === 0) of(rest).planned += planned
  const isPlanned = row.money.planned !== null
  for (const { source, amount, isBeyond } of row.money.spending) {
    const part = of(source ?? rest)
    part.paid += amount
    if (isBeyond || !isPlanned) part.kept += amount
  }
  return [...parts].map(([key, { planned: wanted, paid, kept }]) => ({
    key,
    row,
    planned: round(wanted),
    paid: round(paid),
    left: isPlanned ? round(wanted - paid + kept) : 0,
  }))
}

/** Progress and money of rows, put together in every way that people ask for. */
export const rollup = (rows: readonly RowStatus[], plans: readonly Plan[]): Rollup => {
  const measures = new Map<string, Measure>(
    plans.flatMap(({ id, measures: of }) => of.map((measure) => [`${id}/${measure.id}`, measure] as const)),
  )
  return {
    total: groupOf(
      null,
      rows.map((row) => whole(row, null)),
    ),
    plans: groupsOf(rows.map((row) => whole(row, row.plan))),
    areas: groupsOf(rows.map((row) => whole(row, `${row.plan}/${row.area}`))),
    tasks: groupsOf(rows.map((row) => whole(row, `${row.plan}/${row.task}`))),
    owners: groupsOf(
      rows.flatMap((row) =>
        row.owners.length === 0 ? [whole(row, null)] : row.owners.map((owner) => whole(row, owner)),
      ),
    ),
    sources: groupsOf(
      rows.flatMap((row) => {
        const measure = measures.get(row.key)
        return measure ? bySource(row, measure) : []
      }),
    ),
    years: groupsOf(rows.flatMap(byYear)).sort((a, b) => ((a.key ?? '') < (b.key ?? '') ? -1 : 1)),
  }
}
