import type { Measure } from '#contract/register/measure.js'
import { isDash } from './budget-words.js'
import type { PlanField } from './known-plan-heads.js'
import type { PlanCell } from './plan-cell.js'
import { moneyOfHead } from './plan-columns.js'
import { type BudgetRead, readBudget } from './read-budget.js'
import { readFunding } from './read-funding.js'
import type { ReadingContext } from './read-measure.js'
import { readProcurement } from './read-procurement.js'
import { quantityOf } from './row-quantity.js'

type Cells = ReadonlyMap<PlanField, PlanCell>

/** A number as a plan would have it written. */
const written = (amount: number): string => amount.toLocaleString('de', { maximumFractionDigits: 2 })

/** What stands in a cell of money; null where it cannot be read, or is in another currency. */
export const moneyIn = (cell: PlanCell, { mark, currency, report }: ReadingContext): BudgetRead | null => {
  const { value, text, place } = cell
  const asText =
    typeof value === 'number'
      ? null
      : typeof value === 'object' && 'amount' in value
        ? `${written(value.amount)} ${value.currency}`
        : text
  if (typeof value === 'number' && (value < 0 || !Number.isFinite(value))) {
    report.fault(place, value < 0 ? 'negative-amount' : 'not-an-amount', {
      given: text,
      positive: written(Math.abs(value)),
    })
    return null
  }
  const found = readBudget(asText ?? written(value as number), asText === null ? 'comma' : mark)
  if ('fault' in found) {
    report.fault(place, found.fault, found.values)
    return null
  }
  const { read } = found
  const said = read.currency ?? moneyOfHead(place.head ?? '').currency
  if (said !== null && currency !== null && said !== currency) {
    report.fault(place, 'other-currency', { given: said, currency })
    return null
  }
  if (read.isAssumed && mark === null) report.note(place, 'thousands', { given: text })
  return read
}

const plainAmount = (cell: PlanCell | undefined, context: ReadingContext): number | undefined => {
  if (!cell || isDash(cell.text)) return undefined
  const read = moneyIn(cell, context)
  if (read === null) return undefined
  const amount = read.total ?? read.unitPrice
  if (amount === null) context.report.fault(cell.place, 'not-an-amount', { given: cell.text })
  return amount ?? undefined
}

const tellInferred = (read: BudgetRead, { place, text }: PlanCell, { report }: ReadingContext): void => {
  if (read.range) report.note(place, 'amount-range', { from: read.range[0], to: read.range[1] })
  if (read.isApproximate && read.total !== null) report.note(place, 'amount-approximate', { given: text })
  if (read.items.length > 0)
    report.note(place, 'items-split', {
      count: read.items.length,
      items: read.items.map(({ label, total }) => `${label}: ${total}`).join('; '),
    })
  if (read.shares.length > 0 && read.total !== null)
    report.note(place, 'sources-summed', { total: read.total, count: read.shares.length })
  if (read.rhythm !== null) report.note(place, 'rhythm-in-budget', { rhythm: read.rhythm })
}

/** Amounts, quantities and sources of a row, and what a procurement plan has beside. */
export const readMoney = (
  cells: Cells,
  columns: ReadonlySet<PlanField>,
  title: string,
  context: ReadingContext,
): { stated: Partial<Measure>; inferred: Partial<Measure> } => {
  const { report } = context
  const stated: Partial<Measure> = {}
  const budget = cells.get('budget')
  const read = budget ? moneyIn(budget, context) : null
  if (columns.has('budget')) {
    const isNumber = typeof budget?.value === 'number'
    stated.budgetAsWritten = isNumber ? written(budget.value as number) : (budget?.text ?? '')
  }
  const ownTotal = plainAmount(cells.get('total'), context)
  const ownPrice = plainAmount(cells.get('unitPrice'), context)
  const hasOwn = columns.has('total')
  const procurement = readProcurement(cells, context, plainAmount)
  if (read && budget && !hasOwn) {
    tellInferred(read, budget, context)
    const hasVat = read.hasVat ?? moneyOfHead(budget.place.head ?? '').hasVat
    const isOther = hasVat !== null && hasVat !== context.pricesIncludeVat
    if (isOther)
      report.note(budget.place, hasVat ? 'amount-with-vat' : 'amount-without-vat', { given: budget.text })
    // Without VAT it is what procurement calls the estimated value, and none of the amounts of the plan.
    if (isOther && !hasVat && read.total !== null) procurement.estimatedValue ??= read.total
    if (!isOther) {
      if (read.total !== null) stated.total = read.total
      if (read.unitPrice !== null) stated.unitPrice = read.unitPrice
    }
    if (read.rhythm !== null) stated.recurrence = read.rhythm
  }
  if (read && read.items.length > 0)
    stated.items = read.items.map(({ label, total }) => ({ title: label, quantity: 1, total }))
  // “3 ком x 100.000” beside a column of totals, where no column has prices.
  if (read?.unitPrice != null && hasOwn && !columns.has('unitPrice')) stated.unitPrice = read.unitPrice
  if (ownTotal !== undefined) stated.total = ownTotal
  if (ownPrice !== undefined) stated.unitPrice = ownPrice
  const { fundingSources, funding } = readFunding(cells.get('funding'), budget, read, context)
  if (columns.has('funding') || fundingSources.length > 0) stated.fundingSources = fundingSources
  if (funding.length > 0) stated.funding = funding
  if (Object.keys(procurement).length > 0) stated.procurement = procurement
  const quantity = quantityOf(cells, columns, title, { ...stated, said: read?.quantity ?? null }, report)
  return { stated: { ...stated, ...quantity.stated }, inferred: quantity.inferred }
}
