import type { Measure } from '#contract/register/measure.js'
import type { Money } from '#contract/register/text.js'
import type { Register } from '#contract/register.js'
import { foldText } from '#lib/fold-text.js'
import { addToDay, type CalendarDay } from '#lib/zone.js'

/** How something is bought: by an order, by a tender; null where nobody can tell. */
export type Way = 'order' | 'tender'

/** From which amount on the law of a country asks for a tender. */
export interface Threshold {
  readonly currency: string
  /** Without VAT. */
  readonly tenderFrom: number
}

/** How long buying takes, in calendar months. */
const leadMonths: Readonly<Record<Way | 'unknown', number>> = { order: 1, tender: 6, unknown: 3 }

const saysOrder = /narudzben|izuz|neposredn|male vrednosti|direct|order|exempt/
const saysTender = /otvoren|javn|restriktivn|konkurentn|pregovara|open|tender|restricted|negotiat/

const wayOfWords = (procedure: string): Way | null => {
  const words = foldText(procedure)
  if (saysOrder.test(words)) return 'order'
  return saysTender.test(words) ? 'tender' : null
}

const wayOfPrice = (price: Money, threshold: Threshold): Way | null => {
  if (price.currency !== threshold.currency) return null
  // Where the rate is not known the amount is taken whole: rather a month too early than too late.
  const net = price.vatIncluded === false ? price.amount : price.amount / (1 + (price.vatRate ?? 0))
  return net >= threshold.tenderFrom ? 'tender' : 'order'
}

type Rows = ReadonlyMap<string, Measure>

const rowsOf = (plans: Register['plans']): Rows => {
  const rows = new Map<string, Measure>()
  for (const { id: plan, status, measures } of plans)
    for (const measure of measures) {
      rows.set(`${plan}/${measure.id}`, measure)
      if (status !== 'replaced' && !rows.has(measure.id)) rows.set(measure.id, measure)
    }
  return rows
}

/** Plans have thousands of rows, and each term asks for one: they are looked through once. */
const knownRows = new WeakMap<Register['plans'], Rows>()

const rowOf = ({ plans }: Pick<Register, 'plans'>, measure: string): Measure | undefined => {
  const rows = knownRows.get(plans) ?? rowsOf(plans)
  knownRows.set(plans, rows)
  return rows.get(measure)
}

/** The way in which something would be bought again: as its row of a plan says, else by what it cost. */
export const wayOf = (
  { price, measure }: { readonly price?: Money | undefined; readonly measure?: string | undefined },
  register: Pick<Register, 'plans'>,
  threshold: Threshold | null,
): Way | null => {
  const procedure = measure === undefined ? undefined : rowOf(register, measure)?.procurement?.procedure
  const said = procedure === undefined ? null : wayOfWords(procedure)
  return said ?? (price === undefined || threshold === null ? null : wayOfPrice(price, threshold))
}

/** The day by which buying must begin, so that nothing lapses. */
export const startBuyingOn = (lastDay: CalendarDay, way: Way | null): CalendarDay =>
  addToDay(lastDay, { months: -leadMonths[way ?? 'unknown'] })
