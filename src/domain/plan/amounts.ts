import type { Measure } from '#contract/register/measure.js'
import { writtenNumber } from '#lib/written-number.js'
import { isRhythm, timesPerYear } from './rhythm.js'

export const roundMoney = (amount: number): number => Math.round(amount * 100) / 100

/** An amount in a budget cell; where only the reader's habit tells thousands from decimals, the thousands. */
export interface WrittenAmount {
  readonly amount: number
  /** True for the price of one: `70.000/ком`. */
  readonly isPrice: boolean
}

const number = /\d{1,3}(?:[.,\s\u00a0\u202f'’]\d{3})+(?:[.,]\d{1,2}(?!\d))?|\d+(?:[.,]\d{1,2}(?!\d))?/g
const scales: readonly (readonly [RegExp, number])[] = [
  [/^\s*(?:mil|мил)/iu, 1e6],
  [/^\s*(?:tis|тис|hilj|хиљ|tisíc|thousand)/iu, 1e3],
]
const range = /^\s*(?:-|–|—|do|до|to|až|az)\s*$/iu
const perOne = /^\s*(?:[A-Za-zА-Яа-яČčŠšŽžĐđ€.]{1,4}\s*)?(?:\/|per\b|po\s|po\b|по\s|za kos|na kus|each)/i

/** The amounts that a budget cell holds: “1.800.000 (70.000/ком)”. Counts such as “4 sources” are none. */
export const amountsIn = (cell: string): WrittenAmount[] =>
  [...cell.matchAll(number)].flatMap(([found], index, all) => {
    const read = writtenNumber(found.trim())
    if (read === null) return []
    const from = all[index]?.index ?? 0
    const times = scales.find(([words]) => words.test(cell.slice(from + found.length)))?.[1] ?? 1
    const value = 'value' in read ? read.value : Math.max(read.ambiguous.comma, read.ambiguous.point)
    const amount = roundMoney(value * times)
    const isPrice = perOne.test(cell.slice(from + found.length))
    return amount < 100 && !isPrice ? [] : [{ amount, isPrice }]
  })

const product = ({
  quantity,
  unitPrice,
}: {
  quantity?: number | undefined
  unitPrice?: number | undefined
}) => (quantity === undefined || unitPrice === undefined ? null : roundMoney(quantity * unitPrice))

/** What rounding a price to cents can make of so many. */
const slack = (quantity: number | undefined): number => 0.01 + (quantity ?? 1) * 0.005

export const differs = (a: number, b: number, quantity?: number): boolean => Math.abs(a - b) > slack(quantity)

const itemAmount = (item: NonNullable<Measure['items']>[number]): number | null =>
  product(item) ?? item.total ?? null

const sum = (amounts: readonly (number | null)[]): number | null =>
  amounts.length === 0 || amounts.includes(null)
    ? null
    : roundMoney(amounts.reduce<number>((total, amount) => total + (amount ?? 0), 0))

/** What the items of a row come to; null where one of them has no amount. */
export const itemsTotal = ({ items = [] }: Measure): number | null => sum(items.map(itemAmount))

/** “30.000 - 40.000” names what it may cost, and not two things. */
const isRange = (cell: string): boolean => {
  const [one, two, ...more] = [...cell.matchAll(number)]
  return (
    one !== undefined &&
    two !== undefined &&
    more.length === 0 &&
    range.test(cell.slice(one.index + one[0].length, two.index))
  )
}

/** Amounts that the budget cell parts, where the row has no total: “90.000 (generator); 110.000 (UPS)”. */
export const partsInCell = ({ total, unitPrice, budgetAsWritten }: Measure): number[] =>
  total !== undefined || unitPrice !== undefined || isRange(budgetAsWritten)
    ? []
    : amountsIn(budgetAsWritten)
        .filter(({ isPrice }) => !isPrice)
        .map(({ amount }) => amount)

/** The amount of a row as it stands in the plan; null where none does. */
export const statedAmount = (measure: Measure): number | null => {
  if (measure.total !== undefined) return measure.total
  const parts = partsInCell(measure)
  return parts.length > 0 ? sum(parts) : sum((measure.items ?? []).map(({ total }) => total ?? null))
}

/** How often a year the amount of a row comes due: a quantity of twelve months is a year already. */
export const timesAYear = ({ recurrence, quantity, quantityStated }: Measure): number | null => {
  if (!isRhythm(recurrence)) return null
  const times = timesPerYear[recurrence]
  return times > 1 && quantity !== undefined && quantityStated !== false && quantity >= times ? 1 : times
}

/**
 * What quantity and price, or the items, come to; null where they do not tell. That of a row whose total counts the
 * whole year, or has VAT that its price has not, is the total.
 */
export const computedAmount = (measure: Measure, vatRate: number | null = null): number | null => {
  const computed = product(measure) ?? itemsTotal(measure)
  const { total, quantity } = measure
  if (computed === null || total === undefined || !differs(total, computed, quantity)) return computed
  const times = timesAYear(measure) ?? 1
  const factors = [times, times * 2, ...(vatRate ? [1 + vatRate] : [])].filter((factor) => factor > 1)
  return factors.some((factor) => !differs(total, computed * factor, quantity)) ? total : computed
}

/** The amount of a row with its arithmetic put right: for recurring ones, of one time. */
export const correctedAmount = (measure: Measure, vatRate: number | null = null): number | null =>
  computedAmount(measure, vatRate) ?? statedAmount(measure)
