import type { Measure } from '#contract/register/measure.js'
import type { Plan } from '#contract/register/plan.js'
import type { Money } from '#contract/register/text.js'
import { decimalOf, minorOf } from '#domain/counting/money.js'

/** In what amounts are stated. */
export interface Basis {
  readonly currency: string
  readonly vatIncluded: boolean
  readonly vatRate: number
}

export const basisOf = ({ currency, pricesIncludeVat, vatRate }: Plan): Basis => ({
  currency,
  vatIncluded: pricesIncludeVat,
  vatRate,
})

export const round = (amount: number): number => Math.round((amount + Number.EPSILON) * 100) / 100

/**
 * A price in the basis of a plan: VAT put on or taken off, at the rate of the price, else at that of the plan. Null where
 * it is in another currency: nothing is converted.
 */
export const inBasis = (price: Money, basis: Basis): number | null => {
  if (price.currency !== basis.currency) return null
  if ((price.vatIncluded ?? true) === basis.vatIncluded) return price.amount
  const gross = Number(decimalOf(minorOf({ ...price, vatRate: price.vatRate ?? basis.vatRate })))
  return basis.vatIncluded ? gross : round(gross / (1 + (price.vatRate ?? basis.vatRate)))
}

export interface PlannedAmount {
  /** What counts: the stated amount, else the computed one; null where the row says neither. */
  readonly amount: number | null
  readonly stated: number | null
  /** Quantity times price, or the sum of the things that it buys. */
  readonly computed: number | null
}

const computedOf = ({ items, quantity, unitPrice }: Measure): number | null => {
  const amounts = (items ?? []).map((item) =>
    item.quantity !== undefined && item.unitPrice !== undefined ? item.quantity * item.unitPrice : item.total,
  )
  if (amounts.length > 0)
    return amounts.every((amount) => amount !== undefined)
      ? round(amounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0))
      : null
  return quantity === undefined || unitPrice === undefined ? null : round(quantity * unitPrice)
}

/** What a row costs once; a row that comes again costs so much each time. */
export const plannedOnce = (measure: Measure): PlannedAmount => {
  const stated = measure.total ?? null
  const computed = computedOf(measure)
  return { amount: stated ?? computed, stated, computed }
}
