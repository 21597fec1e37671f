import type { Measure } from '#contract/register/measure.js'
import type { Plan } from '#contract/register/plan.js'
import type { CalendarDay } from '#lib/zone.js'
import type { Counted } from './counted.js'
import { type Basis, basisOf, inBasis, type PlannedAmount, plannedOnce, round } from './money.js'
import type { Period } from './periods.js'
import { paperKey, papersNamed, restsOfContracts } from './purchases.js'

/** Money of one calendar year; null where nobody knows of which. */
export interface YearMoney {
  readonly year: string | null
  readonly planned: number
  readonly paid: number
  /** Adds up to what is left of the row; 0 where it says nothing of money. */
  readonly left: number
}

/** Money that a paper asks for or that went out. */
export interface Spending {
  readonly by: 'payment' | 'invoice'
  /** The entry, or the invoice of the payment. */
  readonly id: string | null
  readonly on: CalendarDay | null
  readonly amount: number
  readonly source: string | null
  /** Went out after the end of the plan for a row that goes on: it is not taken off what is left. */
  readonly isBeyond: boolean
}

/** The money of a row; every amount is in `basis`. */
export interface RowMoney {
  readonly basis: Basis
  readonly once: PlannedAmount
  /** For the whole period of the plan; null where the row says nothing of money. */
  readonly planned: number | null
  /** Prices of all that counts for the row, with or without an invoice; what a contract bought, once. */
  readonly priced: number
  /** Of these, what has the number of an invoice. */
  readonly invoiced: number
  /** Payments, and what is invoiced by numbers that no payment names. */
  readonly paid: number
  readonly paidBy: 'payments' | 'invoices' | 'both' | null
  /** Of `paid`, what went out after the end of the plan for a row that goes on. */
  readonly paidBeyond: number
  readonly left: number | null
  readonly over: number | null
  /** Prices in other currencies; nothing is converted. */
  readonly otherCurrencies: readonly { readonly currency: string; readonly amount: number }[]
  readonly spending: readonly Spending[]
  readonly years: readonly YearMoney[]
}

const sum = (amounts: readonly number[]): number => round(amounts.reduce((all, one) => all + one, 0))

const priceOf = ({ price, stage }: Counted, basis: Basis): number =>
  price === null || stage === 'ordered' ? 0 : (inBasis(price, basis) ?? 0)

const isInvoiced = ({ price, invoice, stage }: Counted): boolean =>
  price !== null && invoice !== null && stage !== 'ordered'

const spendingOf = (
  measure: Measure,
  entries: readonly Counted[],
  basis: Basis,
  today: CalendarDay,
): Omit<Spending, 'isBeyond'>[] => {
  const payments = (measure.payments ?? []).filter(({ on }) => on <= today)
  const paidNumbers = new Set(payments.flatMap(({ invoice }) => (invoice ? [paperKey(invoice)] : [])))
  const isPaid = (entry: Counted) =>
    paidNumbers.size > 0 && papersNamed(entry).some((key) => paidNumbers.has(key))
  return [
    ...payments.map(({ on, amount, invoice, source }) => ({
      by: 'payment' as const,
      id: invoice ?? null,
      on,
      amount,
      source: source ?? null,
    })),
    ...entries
      .filter((entry) => isInvoiced(entry) && entry.price?.currency === basis.currency && !isPaid(entry))
      .map((entry) => ({
        by: 'invoice' as const,
        id: entry.id,
        on: entry.day,
        amount: priceOf(entry, basis),
        source: null,
      })),
  ]
}

/** Money in another currency makes no spending, but says by what it is known. */
const paidByOf = (
  spending: readonly Spending[],
  entries: readonly Counted[],
  basis: Basis,
): RowMoney['paidBy'] => {
  const hasPayments = spending.some(({ by }) => by === 'payment')
  const hasInvoices =
    spending.some(({ by }) => by === 'invoice') ||
    entries.some((entry) => isInvoiced(entry) && entry.price?.currency !== basis.currency)
  if (hasPayments) return hasInvoices ? 'both' : 'payments'
  return hasInvoices ? 'invoices' : null
}

const yearsOf = (
  planned: readonly (readonly [string | null, number])[] | null,
  spending: readonly Spending[],
): YearMoney[] => {
  const years = new Map<string | null, { planned: number; paid: number; left: number }>()
  const of = (year: string | null) => {
    const known = years.get(year) ?? { planned: 0, paid: 0, left: 0 }
    years.set(year, known)
    return known
  }
  for (const [year, amount] of planned ?? []) {
    of(year).planned += amount
    of(year).left += amount
  }
  for (const { on, amount, isBeyond } of spending) {
    const year = of(on?.slice(0, 4) ?? null)
    year.paid += amount
    if (planned !== null && !isBeyond) year.left -= amount
  }
  return [...years]
    .map(([year, { planned: wanted, paid, left }]) => ({
      year,
      planned: round(wanted),
      paid: round(paid),
      left: round(left),
    }))
    .sort((a, b) => ((a.year ?? '') < (b.year ?? '') ? -1 : 1))
}

/** @param entries those that count for this row and for no other: what only serves it too was paid elsewhere. */
export const moneyOf = (
  plan: Plan,
  measure: Measure,
  entries: readonly Counted[],
  periods: readonly Period[] | null,
  deadline: CalendarDay | null,
  today: CalendarDay,
): RowMoney => {
  const basis = basisOf(plan)
  const once = plannedOnce(measure)
  const inPlan = periods?.filter(({ isBeyond }) => !isBeyond)
  const each = once.amount
  const plannedByYear: [string | null, number][] =
    each === null
      ? []
      : inPlan
        ? inPlan.map(({ from }) => [from.slice(0, 4), each])
        : [[(deadline ?? measure.startsOn)?.slice(0, 4) ?? null, each]]
  const planned = each === null ? null : sum(plannedByYear.map(([, amount]) => amount))
  const spending = spendingOf(measure, entries, basis, today).map((one) => ({
    ...one,
    isBeyond: periods !== null && one.on !== null && one.on > plan.to,
  }))
  const paid = sum(spending.map(({ amount }) => amount))
  const paidBeyond = sum(spending.filter(({ isBeyond }) => isBeyond).map(({ amount }) => amount))
  const left = planned === null ? null : round(planned - paid + paidBeyond)
  const pricedAt = ({ price }: Counted) => (price === null ? 0 : (inBasis(price, basis) ?? 0))
  const rests = restsOfContracts(entries, pricedAt)
  const foreign = Map.groupBy(
    entries.flatMap(({ price }) => (price && price.currency !== basis.currency ? [price] : [])),
    ({ currency }) => currency,
  )
  return {
    basis,
    once,
    planned,
    priced: sum(entries.map((entry) => rests.get(entry) ?? pricedAt(entry))),
    invoiced: sum(entries.filter(({ invoice }) => invoice !== null).map((entry) => priceOf(entry, basis))),
    paid,
    paidBy: paidByOf(spending, entries, basis),
    paidBeyond,
    left,
    over: left === null ? null : Math.max(0, -left),
    otherCurrencies: [...foreign]
      .map(([currency, prices]) => ({ currency, amount: sum(prices.map(({ amount }) => amount)) }))
      .sort((a, b) => (a.currency < b.currency ? -1 : 1)),
    spending,
    years: yearsOf(planned === null ? null : plannedByYear, spending),
  }
}
