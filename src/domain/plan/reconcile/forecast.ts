import type { LocalText } from '#contract/register/text.js'
import type { Register } from '#contract/register.js'
import { addToDay, type CalendarDay } from '#lib/zone.js'
import type { Counted } from './counted.js'
import { entryKeyOf } from './entry-known.js'
import { inBasis, round } from './money.js'
import { calendarPeriods, isRecurring } from './periods.js'
import { rowKeyOf } from './plan-rows.js'
import { restsOfContracts } from './purchases.js'
import type { RowStatus } from './row-status.js'

/** Something that falls due, and what it is likely to cost. */
export interface Forthcoming {
  readonly on: CalendarDay
  /** A deadline of a row; a period of a recurring one; the end of a right or contract. */
  readonly kind: 'deadline' | 'period' | 'entitlement-ends' | 'contract-ends'
  /** The period, right or contract. */
  readonly id: string
  readonly title: LocalText
  /** The row that it belongs to, as `plan/row`; null where it belongs to none. */
  readonly row: string | null
  /** Null where nobody knows, or where `countedIn` has it. */
  readonly amount: number | null
  readonly currency: string
  readonly vatIncluded: boolean
  /** The row of which another line has the money already: its periods, or a right that this contract bought. */
  readonly countedIn: string | null
}

export interface Forecast {
  readonly from: CalendarDay
  readonly to: CalendarDay
  readonly items: readonly Forthcoming[]
  readonly sums: readonly {
    readonly currency: string
    readonly vatIncluded: boolean
    readonly amount: number
  }[]
}

const monthsAhead = 12

type Rows = ReadonlyMap<string, RowStatus>

const ofRows = ({ plans }: Register, rows: Rows, from: CalendarDay, to: CalendarDay): Forthcoming[] =>
  plans
    .filter(({ status }) => status !== 'replaced')
    .flatMap((plan) =>
      plan.measures.flatMap((measure): Forthcoming[] => {
        const status = rows.get(rowKeyOf(plan.id, measure.id))
        if (!status) return []
        const shared = {
          title: measure.title,
          row: status.key,
          currency: plan.currency,
          vatIncluded: plan.pricesIncludeVat,
          countedIn: null,
        }
        if (isRecurring(measure)) {
          const goesOn = status.periods?.some(({ isBeyond, has }) => isBeyond && has.length > 0) ?? false
          const last = goesOn || plan.to > to ? to : plan.to
          return calendarPeriods(measure.recurrence, from, last)
            .filter((period) => period.from > from && period.from <= last)
            .map((period) => ({
              ...shared,
              on: period.from,
              kind: 'period',
              id: period.name,
              amount: status.money.once.amount,
            }))
        }
        const { day } = status.deadline
        if (status.done.isDone || day === null || day <= from || day > to) return []
        const amount = status.money.left === null ? null : Math.max(0, status.money.left)
        return [{ ...shared, on: day, kind: 'deadline', id: measure.id, amount }]
      }),
    )

/** The row that each right and contract counts for, whether it names it or not. */
const rowsOfTerms = (rows: Rows): ReadonlyMap<string, RowStatus> =>
  new Map(
    [...rows.values()].flatMap((row) =>
      row.entries
        .filter(({ of, why }) => (of === 'entitlement' || of === 'contract') && why !== 'shared')
        .map(({ of, id }) => [entryKeyOf(of, id), row] as const),
    ),
  )

/** What the end of a contract costs beside the rights that it bought, which end here too; null where these are all of it. */
const restOf = (contract: Counted, rights: readonly Counted[]): number | null | undefined => {
  const { price } = contract
  if (price === null) return undefined
  const basis = {
    currency: price.currency,
    vatIncluded: price.vatIncluded ?? true,
    vatRate: price.vatRate ?? 0,
  }
  const rest = restsOfContracts([contract, ...rights], (one) =>
    one.price === null ? 0 : (inBasis(one.price, basis) ?? 0),
  ).get(contract)
  return rest === 0 ? null : rest
}

const ofTerms = (
  register: Register,
  rows: Rows,
  listed: ReadonlySet<string>,
  from: CalendarDay,
  to: CalendarDay,
): Forthcoming[] => {
  const { currency } = register.organisation
  const rowOf = rowsOfTerms(rows)
  const isHere = new Set(register.plans.map(({ id }) => id))
  const renewed = new Set(register.entitlements.flatMap(({ renews }) => renews ?? []))
  const ending = [
    ...register.entitlements
      .filter(({ id }) => !renewed.has(id))
      .map((right) => ({
        kind: 'entitlement-ends' as const,
        of: 'entitlement' as const,
        entry: right,
        title: right.name ?? right.product.family,
        price: right.price,
      })),
    ...register.contracts.map((contract) => ({
      kind: 'contract-ends' as const,
      of: 'contract' as const,
      entry: contract,
      title: contract.name,
      price: contract.amount,
    })),
  ]
  const within = ending.filter(({ entry: { end } }) => end !== null && end >= from && end <= to)
  const rightsEnding = new Set(within.flatMap(({ of, entry }) => (of === 'entitlement' ? [entry.id] : [])))
  const restIn = (row: RowStatus, id: string) => {
    const contract = row.entries.find((one) => one.of === 'contract' && one.id === id)
    const rights = row.entries.filter((one) => one.of === 'entitlement' && rightsEnding.has(one.id))
    return contract && restOf(contract, rights)
  }
  return within.flatMap(({ kind, of, entry, title, price }): Forthcoming[] => {
    if (entry.end === null) return []
    const row = rowOf.get(entryKeyOf(of, entry.id)) ?? null
    if (row !== null && !isHere.has(row.plan)) return []
    const rest = row !== null && of === 'contract' ? restIn(row, entry.id) : undefined
    const countedIn = row !== null && (listed.has(row.key) || rest === null) ? row.key : null
    return [
      {
        on: entry.end,
        kind,
        id: entry.id,
        title,
        row: row?.key ?? null,
        amount: countedIn === null ? (rest ?? price?.amount ?? null) : null,
        currency: price?.currency ?? currency,
        vatIncluded: price?.vatIncluded ?? true,
        countedIn,
      },
    ]
  })
}

/**
 * What falls due in the twelve months after `today`, the earliest first: what the next plan can start from.
 * @param register its plans are those that are asked about.
 * @param rows of all plans: what belongs to a row of another plan is told there.
 */
export const forecast = (register: Register, rows: readonly RowStatus[], today: CalendarDay): Forecast => {
  const to = addToDay(today, { months: monthsAhead })
  const byKey = new Map(rows.map((row) => [row.key, row]))
  const planned = ofRows(register, byKey, today, to)
  const recurring = new Set(
    planned.flatMap(({ kind, row, amount }) => (kind === 'period' && row && amount !== null ? [row] : [])),
  )
  const items = [...planned, ...ofTerms(register, byKey, recurring, today, to)].sort((a, b) =>
    a.on < b.on ? -1 : a.on > b.on ? 1 : a.id < b.id ? -1 : 1,
  )
  const sums = Map.groupBy(items, ({ currency, vatIncluded }) => `${currency} ${vatIncluded}`)
  return {
    from: today,
    to,
    items,
    sums: [...sums]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([, [first, ...rest]]) =>
        first
          ? [
              {
                currency: first.currency,
                vatIncluded: first.vatIncluded,
                amount: round([first, ...rest].reduce((sum, { amount }) => sum + (amount ?? 0), 0)),
              },
            ]
          : [],
      ),
  }
}
