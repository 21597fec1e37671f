import type { Entitlement } from '#contract/register/entitlement.js'
import type { Money } from '#contract/register/text.js'
import { addToDay, type CalendarDay, nextDay } from '#lib/zone.js'
import { familyKey, nameKey, type Product } from './product.js'

type Price = Pick<Money, 'amount' | 'currency'>

const toMinor = (amount: number): number => Math.round(amount * 100)
const fromMinor = (minor: number): number => minor / 100

/** What so many of the units of a right cost, as it was bought; null where it has no price. */
export const costOf = ({ price, quantity }: Entitlement, units: number): Price | null =>
  price === undefined || quantity === 0
    ? null
    : { amount: fromMinor(Math.round((toMinor(price.amount) * units) / quantity)), currency: price.currency }

export const sumMoney = (amounts: readonly (Price | null)[]): Price[] => {
  const sums = new Map<string, number>()
  for (const price of amounts)
    if (price) sums.set(price.currency, (sums.get(price.currency) ?? 0) + toMinor(price.amount))
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, minor]) => ({ amount: fromMinor(minor), currency }))
}

const wholeMonths = (from: CalendarDay, until: CalendarDay): number => {
  let months = 0
  while (addToDay(from, { months: months + 1 }) <= until) months++
  return months
}

/** What idle units of a subscription will still cost: by the month, for the whole months that are left. */
export const wasteOf = (right: Entitlement, units: number, day: CalendarDay): Price | null => {
  const { kind, start, end, price, quantity } = right
  if (kind !== 'subscription' || start === undefined || end === null || price === undefined || quantity === 0)
    return null
  const after = nextDay(end)
  const term = wholeMonths(start, after)
  if (term === 0) return null
  const left = wholeMonths(day, after)
  return {
    amount: fromMinor(Math.round((toMinor(price.amount) * units * left) / (quantity * term))),
    currency: price.currency,
  }
}

/** The right whose price tells what one more would cost: of the same product, else edition, else family; the newest. */
export const pricedBy = (product: Product, rights: readonly Entitlement[]): Entitlement | null => {
  const near = ({ product: other }: Entitlement): number =>
    nameKey(other.edition ?? '') !== nameKey(product.edition ?? '')
      ? 2
      : nameKey(other.version ?? '') !== nameKey(product.version ?? '')
        ? 1
        : 0
  const [found] = rights
    .filter(
      (right) =>
        right.price !== undefined &&
        right.quantity > 0 &&
        right.kind !== 'maintenance' &&
        familyKey(right.product) === familyKey(product),
    )
    .sort(
      (a, b) =>
        near(a) - near(b) ||
        ((a.start ?? '') > (b.start ?? '')
          ? -1
          : (a.start ?? '') < (b.start ?? '')
            ? 1
            : a.id < b.id
              ? -1
              : 1),
    )
  return found ?? null
}
