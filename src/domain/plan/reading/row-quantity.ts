import type { Measure } from '#contract/register/measure.js'
import { writtenNumber } from '#lib/written-number.js'
import { isDash } from './budget-words.js'
import type { PlanField } from './known-plan-heads.js'
import type { PlanCell } from './plan-cell.js'
import { readQuantity } from './read-quantity.js'
import { nowhere, type ReadingReport } from './reading-report.js'

type Quantity = Pick<Partial<Measure>, 'quantity' | 'quantityStated' | 'unit'>

interface Money extends Pick<Partial<Measure>, 'total' | 'unitPrice' | 'items'> {
  /** How many the budget cell says. */
  readonly said: number | null
}

const cellQuantity = (cell: PlanCell, report: ReadingReport): Quantity => {
  const { value, text, place } = cell
  if (isDash(text)) return {}
  if (typeof value === 'number' && value >= 0) return { quantity: value, quantityStated: true }
  const found = /^(\d[\d.,\s]*?)\s*(\p{L}[\p{L}. ]*)?$/u.exec(text)
  const number = found ? writtenNumber((found[1] ?? '').trim()) : null
  if (number === null || !('value' in number)) {
    report.fault(place, 'not-a-quantity', { given: text })
    return {}
  }
  const unit = found?.[2]?.trim()
  return { quantity: number.value, quantityStated: true, ...(unit && { unit }) }
}

const said = (text: string): boolean => /^(?:yes|da|да|true|1|ano|igen)(?![\p{L}\p{N}])/iu.test(text.trim())

/** How many of something a row plans: as its own column, its budget or its title says, else as follows from the amounts. */
export const quantityOf = (
  cells: ReadonlyMap<PlanField, PlanCell>,
  columns: ReadonlySet<PlanField>,
  title: string,
  { total, unitPrice, items, said: inBudget }: Money,
  report: ReadingReport,
): { stated: Quantity; inferred: Quantity } => {
  const column = cells.get('quantity')
  const isStated = cells.get('quantityStated')
  if (column) {
    const own = cellQuantity(column, report)
    const stated =
      isStated && own.quantity !== undefined ? { ...own, quantityStated: said(isStated.text) } : own
    return { stated, inferred: {} }
  }
  // A column of quantities that says nothing of this row says it for the title too.
  if (columns.has('quantity')) return { stated: {}, inferred: {} }
  if (inBudget !== null) return { stated: { quantity: inBudget, quantityStated: true }, inferred: {} }
  const place = cells.get('title')?.place ?? cells.get('title.sr-Cyrl')?.place ?? nowhere
  const { quantity, isSeveral } = readQuantity(title)
  if (isSeveral) {
    report.note(place, 'several-numbers', { given: title })
    return { stated: {}, inferred: {} }
  }
  if (quantity !== null) return { stated: { quantity, quantityStated: true }, inferred: {} }
  const infer = (inferred: number, code: 'quantity-inferred' | 'quantity-of-items') => {
    report.note(place, code, { quantity: inferred })
    return { stated: {}, inferred: { quantity: inferred, quantityStated: false } }
  }
  // Amounts of several years are not several things.
  const areYears = items?.some(({ title }) => /(?:19|20)\d\d/.test(String(title))) === true
  if (areYears) return { stated: {}, inferred: {} }
  if (items && items.length > 0) return infer(items.length, 'quantity-of-items')
  if (total !== undefined && unitPrice !== undefined && unitPrice > 0) {
    const times = total / unitPrice
    return Number.isInteger(times) ? infer(times, 'quantity-inferred') : { stated: {}, inferred: {} }
  }
  return total === undefined ? { stated: {}, inferred: {} } : infer(1, 'quantity-inferred')
}
