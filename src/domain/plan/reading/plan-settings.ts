import type { Plan } from '#contract/register/plan.js'
import type { LocalText } from '#contract/register/text.js'
import type { Register } from '#contract/register.js'
import { foldText } from '#lib/fold-text.js'
import type { Sheet } from '#lib/sheet/sheet.js'
import { textOfCell } from '../../import/match-columns.js'
import type { PlanField } from './known-plan-heads.js'
import { findPlanHeads, moneyOfHead } from './plan-columns.js'

/** What of a plan stands in no row. */
export type PlanFrame = Omit<Plan, 'measures' | 'handedTo' | `template${string}`>

export interface Inferred {
  readonly field: string
  readonly value: string
}

export type FrameResult =
  | { readonly frame: PlanFrame; readonly existing: Plan | null; readonly inferred: readonly Inferred[] }
  /** What nobody said and nothing shows; or the plan that another one would take the place of. */
  | { readonly missing: readonly string[] }
  | { readonly taken: Plan }

export interface Shown {
  readonly title?: string
  readonly years?: readonly [number, number]
  readonly currency?: string
  readonly hasVat?: boolean
}

const isTitle = /план|програм|стратегиј|plan|program|strategi|načrt|plán|terv/iu

const yearsIn = (texts: readonly string[]): readonly [number, number] | null => {
  for (const text of texts) {
    const both = /((?:19|20)\d\d)\s*\.?\s*[-–—/]\s*((?:19|20)\d\d)/.exec(text)
    if (both) return [Number(both[1]), Number(both[2])]
  }
  for (const text of texts) {
    const one = /(?<!\d)((?:19|20)\d\d)(?!\d)/.exec(text)
    if (one && isTitle.test(text)) return [Number(one[1]), Number(one[1])]
  }
  return null
}

const mostTexts = 200
const mostLetters = 500

const textsAbove = ({ rows }: Sheet, first: number): string[] =>
  rows
    .slice(0, mostTexts)
    .filter(({ number }) => number < first)
    .flatMap(({ cells }) =>
      cells.map((cell) => textOfCell(cell).slice(0, mostLetters)).filter((text) => text !== ''),
    )

/** What the file itself shows of the plan: what stands above the table, and the heads of its amounts. */
export const shownIn = (sheets: readonly Sheet[]): Shown => {
  const before: string[] = []
  for (const sheet of sheets) {
    const heads = findPlanHeads(sheet)
    const first = heads?.rows[0]?.number ?? Number.POSITIVE_INFINITY
    before.push(...textsAbove(sheet, first))
    if (!heads) continue
    const above = before.slice(0, mostTexts)
    const saidOf = (...fields: readonly PlanField[]) =>
      heads.columns.flatMap(({ head, field }) =>
        field !== null && fields.includes(field) ? [moneyOfHead(head)] : [],
      )
    const money = saidOf('budget', 'total')
    const title = above.find((text) => isTitle.test(text))
    const years = yearsIn(above)
    const currency = [...money, ...saidOf('unitPrice', 'estimatedValue')].find(
      (said) => said.currency !== null,
    )?.currency
    const hasVat = money.find((said) => said.hasVat !== null)?.hasVat
    return {
      ...(title !== undefined && { title: title.replace(/\s+/g, ' ').slice(0, 1000) }),
      ...(years && { years }),
      ...(currency && { currency }),
      ...(typeof hasVat === 'boolean' && { hasVat }),
    }
  }
  return {}
}

const textsOf = (title: LocalText): string[] => (typeof title === 'string' ? [title] : Object.values(title))

const sameTitle = (one: LocalText, other: LocalText): boolean => {
  const known = new Set(textsOf(one).map(foldText))
  return textsOf(other).some((text) => known.has(foldText(text)))
}

const dayOf = (year: number, end: string): string => `${year}-${end}`

/**
 * Settles what a plan is called, and of when it is: what somebody gave goes before what the register has, and that before
 * what the file shows. VAT is never guessed.
 */
export const settleFrame = (
  given: Partial<PlanFrame>,
  sheets: readonly Sheet[],
  { plans, organisation }: Pick<Register, 'plans' | 'organisation'>,
): FrameResult => {
  const shown = shownIn(sheets)
  const inferred: Inferred[] = []
  const infer = <T>(field: string, value: T | undefined): T | undefined => {
    if (value !== undefined) inferred.push({ field, value: String(value) })
    return value
  }
  const titled = given.title ?? shown.title
  const byTitle = titled === undefined ? undefined : plans.find(({ title }) => sameTitle(title, titled))
  const known = given.id === undefined ? byTitle : plans.find(({ id }) => id === given.id)
  const years = shown.years ?? (titled === undefined ? null : yearsIn(textsOf(titled)))
  const from = given.from ?? known?.from ?? infer('from', years ? dayOf(years[0], '01-01') : undefined)
  const to = given.to ?? known?.to ?? infer('to', years ? dayOf(years[1], '12-31') : undefined)
  const title = given.title ?? known?.title ?? infer('title', shown.title)
  const span = from && to ? [...new Set([from.slice(0, 4), to.slice(0, 4)])].join('-') : undefined
  const id =
    given.id ?? known?.id ?? infer('id', span === undefined ? undefined : `${given.kind ?? 'plan'}-${span}`)
  const taken = known ? undefined : plans.find((plan) => plan.id === id)
  if (taken) return { taken }
  const currency =
    given.currency ?? known?.currency ?? infer('currency', shown.currency ?? organisation.currency)
  const pricesIncludeVat =
    given.pricesIncludeVat ?? known?.pricesIncludeVat ?? infer('pricesIncludeVat', shown.hasVat)
  const vatRate = given.vatRate ?? known?.vatRate
  const cites = given.cites ?? known?.cites ?? []
  if (
    id === undefined ||
    title === undefined ||
    from === undefined ||
    to === undefined ||
    currency === undefined ||
    pricesIncludeVat === undefined ||
    vatRate === undefined
  ) {
    const all = { id: id ?? (from && to ? undefined : ''), title, from, to, pricesIncludeVat, vatRate }
    return { missing: Object.entries(all).flatMap(([field, value]) => (value === undefined ? [field] : [])) }
  }
  return {
    frame: { ...given, id, title, from, to, currency, pricesIncludeVat, vatRate, cites },
    existing: known ?? null,
    inferred,
  }
}
