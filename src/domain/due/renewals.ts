import type { Money } from '#contract/register/text.js'
import type { DueItem } from './due.js'

/** What is bought again from one supplier. */
export interface SupplierRenewals {
  /** Null where nobody recorded who sold it. */
  readonly supplier: string | null
  readonly items: readonly DueItem[]
  /** What it cost last time, by currency; what has no price stands in none. */
  readonly totals: readonly Money[]
  readonly unpriced: number
}

const isMoneyOfSale = ({ kind }: DueItem): boolean =>
  kind !== 'warranty' && kind !== 'ups-battery' && kind !== 'support'

/** Sums in hundredths, for binary fractions do not add up. */
const totalsOf = (items: readonly DueItem[]): Money[] =>
  [
    ...Map.groupBy(
      items.flatMap(({ price }) => price ?? []),
      ({ currency, vatIncluded }) => JSON.stringify([currency, vatIncluded ?? true]),
    ).values(),
  ].flatMap((prices) => {
    const [first] = prices
    if (!first) return []
    const amount = prices.reduce((sum, price) => sum + Math.round(price.amount * 100), 0) / 100
    const { currency, vatIncluded } = first
    return [{ amount, currency, ...(vatIncluded !== undefined && { vatIncluded }) }]
  })

/** Nobody extends a warranty that ended so long ago. */
const forgottenAfterDays = 365

const isForgotten = ({ kind, daysLeft }: DueItem): boolean =>
  kind === 'warranty' && daysLeft !== null && daysLeft < -forgottenAfterDays

/** What must be bought again within so many days, by supplier: the list for the next plan. What has lapsed is on it. */
export const renewalsWithin = (items: readonly DueItem[], days: number): SupplierRenewals[] => {
  const meant = items.filter(
    (item) =>
      item.isBought &&
      item.gap === undefined &&
      item.daysLeft !== null &&
      item.daysLeft <= days &&
      !isForgotten(item),
  )
  return [...Map.groupBy(meant, ({ supplier }) => supplier ?? null)]
    .toSorted(([a], [b]) => (a === null ? 1 : b === null ? -1 : a.localeCompare(b)))
    .map(([supplier, own]) => ({
      supplier,
      items: own,
      totals: totalsOf(own.filter(isMoneyOfSale)),
      unpriced: own.filter(({ price }) => price === undefined).length,
    }))
}
