import { type ProgressRow, type ProgressState, progressStates } from '#contract/plan-progress.js'
import { decimalOf, type Minor, minorOf } from '#domain/counting/money.js'

/** Money of one currency and VAT basis; amounts of different ones are never added. */
export interface MoneySum {
  readonly currency: string
  readonly vatIncluded: boolean
  readonly planned: number
  readonly paid: number
}

/** How many there are in each state. */
export type Tally = Readonly<Record<ProgressState, number>>

export const tallyOf = (states: Iterable<ProgressState>): Tally => {
  const tally = Object.fromEntries(progressStates.map((state) => [state, 0])) as Record<ProgressState, number>
  for (const state of states) tally[state] += 1
  return tally
}

const numberOf = (minor: Minor): number => Number(decimalOf(minor))

/** Added in whole hundredths, so that in whatever order and by whatever groups they come to the same. */
export const moneySums = (rows: Iterable<Pick<ProgressRow, 'money'>>): MoneySum[] => {
  const sums = new Map<string, { currency: string; vatIncluded: boolean; planned: Minor; paid: Minor }>()
  for (const { money } of rows) {
    const { currency, vatIncluded, planned, paid } = money
    const key = `${currency} ${vatIncluded}`
    const sum = sums.get(key) ?? { currency, vatIncluded, planned: 0n, paid: 0n }
    sum.planned += minorOf({ amount: planned ?? 0, currency })
    sum.paid += minorOf({ amount: paid, currency })
    sums.set(key, sum)
  }
  return [...sums]
    .filter(([, { planned, paid }]) => planned !== 0n || paid !== 0n)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, sum]) => ({ ...sum, planned: numberOf(sum.planned), paid: numberOf(sum.paid) }))
}

/** Parts of a unit, such as half a licence, count in millionths. */
const unit = 1_000_000

/** The sum of what is known; null where nobody knows any. */
export const unitSum = (counts: Iterable<number | null>): number | null => {
  const known = [...counts].filter((count) => count !== null)
  if (known.length === 0) return null
  return Number(known.reduce((sum, count) => sum + BigInt(Math.round(count * unit)), 0n)) / unit
}
